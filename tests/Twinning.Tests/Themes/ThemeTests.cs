using System.Net;
using EduCoop.Twinning.Tests.Fixtures;
using EduCoop.Twinning.Themes;

namespace EduCoop.Twinning.Tests.Themes;

[Collection(OneService.Name)]
public sealed class ThemeTests(TwinningService service)
{
    [Fact]
    public async Task A_theme_is_added_renamed_by_version_and_taken_out_of_use()
    {
        var wanted = new SetThemeRequest(0, "Ngoại ngữ", "Foreign languages", 100, true, true);
        var added = await (await PutAsync("ngoai_ngu", wanted)).ReadAsync<Theme>();
        Assert.Equal(("Ngoại ngữ", 1L), (added.Name, added.Version));
        Assert.Equal(added, await (await PutAsync("ngoai_ngu", wanted)).ReadAsync<Theme>());
        await (await PutAsync("ngoai_ngu", wanted with { Name = "Tiếng Anh" })).ReadProblemAsync(HttpStatusCode.Conflict, "version_conflict");
        var closed = wanted with { Version = 1, Active = false };
        Assert.Equal(2, (await (await PutAsync("ngoai_ngu", closed)).ReadAsync<Theme>()).Version);
        Assert.Equal(2, (await (await PutAsync("ngoai_ngu", closed)).ReadAsync<Theme>()).Version);
        await (await PutAsync("ngoai_ngu", closed with { Place = 5 })).ReadProblemAsync(HttpStatusCode.Conflict, "version_conflict");
        var school = await service.AddSchoolAsync("Trường Tiểu học Bản Chữ");
        await (await service.DeclareAsync(service.BorderOfficer, school, TwinningCalls.Need("ngoai_ngu"))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "theme_unknown");
        await (await service.RegisterAsync(service.BorderOfficer, school, TwinningCalls.Offer("ngoai_ngu"))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "theme_unknown");
    }

    [Fact]
    public async Task The_themes_of_the_plans_are_there_in_two_languages_and_a_wrong_one_is_refused()
    {
        var themes = await (await service.Http.SendAsync(HttpMethod.Get, "/themes", service.Head)).ReadAsync<IReadOnlyList<Theme>>();
        Assert.Equal("chuyen_mon", themes[0].ThemeCode);
        Assert.Contains(themes, theme => theme is { ThemeCode: "stem", Name: "Giáo dục STEM", NameEn: "STEM education", Online: true });
        var wanted = new SetThemeRequest(0, "Tên", "Name", 1, true, true);
        await (await PutAsync("Ngoai-Ngu", wanted)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "theme_code_invalid");
        await (await PutAsync("ten", wanted with { Name = "" })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "text_invalid");
        await (await PutAsync("ten", wanted with { NameEn = " " })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "text_invalid");
        await (await PutAsync("ten", wanted with { Place = -1 })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "place_outside");
        await (await PutAsync("ten", wanted with { Version = 3 })).ReadProblemAsync(HttpStatusCode.Conflict, "version_conflict");
    }

    private Task<HttpResponseMessage> PutAsync(string code, SetThemeRequest theme) => service.Http.SendAsync(HttpMethod.Put, $"/themes/{code}", service.Officer, theme);
}
