using System.Globalization;
using System.Text;
using Aspire.Hosting.Running;

namespace Aspire.Hosting.Dashboard;

/// <summary>What runs, and what went on lately.</summary>
internal static class ResourcePage
{
    public static string Render(IReadOnlyList<ResourceState> resources, IReadOnlyList<IReadOnlyList<Span>> traces)
    {
        var body = new StringBuilder();
        body.Append("<h2>Thành phần</h2><div class=wide><table><tr><th>Tên</th><th>Trạng thái</th><th>Tiến trình</th><th>Địa chỉ</th><th>Khởi động lại</th><th>Ghi chú</th></tr>");
        foreach (var resource in resources)
        {
            var (text, look) = Look(resource);
            var urls = string.Join(" ", resource.Urls.Select(url => $"<a href=\"{Page.Text(url)}\">{Page.Text(url)}</a>"));
            body.Append(CultureInfo.InvariantCulture, $"<tr><td class=name>{Page.Text(resource.Name)}</td><td class={look}>{text}</td><td>{resource.Pid}</td><td>{urls}</td><td>{resource.Restarts}</td>");
            body.Append(CultureInfo.InvariantCulture, $"<td class=small>{Page.Text(resource.Detail)} {Page.Text(resource.Log)}</td></tr>");
        }
        body.Append("</table></div><h2>Các yêu cầu gần đây</h2><div class=wide><table><tr><th>Lúc</th><th>Việc</th><th>Thời gian</th><th>Bước</th><th>Qua các dịch vụ</th></tr>");
        foreach (var trace in traces.Select(TraceSummary.Of))
        {
            body.Append(CultureInfo.InvariantCulture, $"<tr><td class=name>{Page.Time(trace.Start)}</td><td><a href=\"/traces/{Page.Text(trace.TraceId)}\">{Page.Text(trace.Name)}</a></td>");
            body.Append(CultureInfo.InvariantCulture, $"<td{(trace.HasError ? " class=bad" : "")}>{Page.Milliseconds(trace.DurationMs)}{(trace.HasError ? " (lỗi)" : "")}</td><td>{trace.Spans}</td><td>{Page.Text(string.Join(" → ", trace.Services))}</td></tr>");
        }
        body.Append(traces.Count == 0 ? "<tr><td colspan=5>Chưa có yêu cầu nào.</td></tr></table></div>" : "</table></div>");
        return Page.Frame("EduCoop: bảng theo dõi", body.ToString(), refreshSeconds: 5);
    }

    private static (string Text, string Class) Look(ResourceState resource) => resource.Status switch
    {
        ResourceStatus.Running when resource.Healthy is false => ("chưa sẵn sàng", "wait"),
        ResourceStatus.Running => ("đang chạy", "good"),
        ResourceStatus.Finished => ("đã xong", "good"),
        ResourceStatus.Waiting => ("đang chờ", "wait"),
        ResourceStatus.Restarting => ("đang khởi động lại", "bad"),
        ResourceStatus.Failed => ("không khởi động được", "bad"),
        _ => ("đã dừng", "small"),
    };
}
