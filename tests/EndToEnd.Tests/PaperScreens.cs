using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>A report's paper on screen: its draft on a phone, its pages beside its figures on a desk.</summary>
internal static class PaperScreens
{
    /// <summary>The unit says who signs while it writes.</summary>
    internal static async Task SayWhoSignsAsync(Officer school, Guid obligation)
    {
        await school.GoAsync($"/bao-cao/phai-nop/{obligation}");
        await school.Page.GetByText("Xem văn bản").ClickAsync();
        await school.Page.GetByText("Bản nháp: chưa có số, chưa có ngày").First.WaitForAsync();
        await school.Page.GetByLabel("Họ tên người ký").FillAsync("Trần Thị Bình");
        await school.Page.GetByLabel("Địa danh").FillAsync("Đống Đa");
        await school.PictureAsync("phone-paper-draft");
        await school.PressAsync("Lưu thể thức");
        await school.SaidAsync("Đã lưu.");
        await school.Page.GetByText("Văn bản còn thiếu").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await school.Page.GetByText("Đúng thể thức Nghị định 30/2020").WaitForAsync();
    }

    /// <summary>Whoever receives it sees the pages beside the figures, numbered and right by the decree.</summary>
    internal static async Task LookAsync(Officer ward, Guid obligation)
    {
        await ward.GoAsync($"/bao-cao/phai-nop/{obligation}/van-ban");
        await ward.Page.GetByText("/BC-").First.WaitForAsync();
        await ward.Page.GetByText("Đúng thể thức Nghị định 30/2020").WaitForAsync();
        await ward.Page.Locator(".paper-pages iframe").WaitForAsync(new() { Timeout = 90_000 });
        await ward.Page.GetByText("Tải bản PDF").WaitForAsync();
        await ward.BothWidthsAsync("report-paper");
    }
}
