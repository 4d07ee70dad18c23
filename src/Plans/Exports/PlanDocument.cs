using System.Globalization;
using System.Text.Json;
using EduCoop.Documents.Writing;
using EduCoop.Plans.Boards;

namespace EduCoop.Plans.Exports;

/// <summary>Puts a plan into the order of the genre: purpose, indicators, tasks, funding, reporting; recipients and signature; the tasks as a table.</summary>
internal static class PlanDocument
{
    private static readonly string[] Columns = ["STT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Sản phẩm", "Thời gian"];

    internal static OfficialDocument Of(
        VisiblePlan plan, JsonElement details, IReadOnlyList<ExportPlan.BasisRow> bases, IReadOnlyList<ExportPlan.TaskRow> tasks, IReadOnlyList<string> indicators)
    {
        var symbol = plan.Symbol.TrimStart('/', '-');
        var isParty = plan.DocumentNumber is { } given ? DocumentNumbers.IsParty(given) : symbol.Contains('/', StringComparison.Ordinal);
        var number = plan.DocumentNumber ?? (isParty ? "-" : "/") + symbol;
        return new OfficialDocument
        {
            ParentIssuer = Text(details, "issuerParent"),
            Issuer = plan.IssuerName,
            IsParty = isParty,
            Number = number,
            Place = details.ValueKind == JsonValueKind.Object && details.TryGetProperty("documentDateParts", out var parts) ? Text(parts, "place") ?? PlaceOf(plan.IssuerName) : PlaceOf(plan.IssuerName),
            Date = plan.DocumentDate,
            Year = plan.DocumentDate is null ? plan.PeriodFrom : null,
            TypeName = "Kế hoạch",
            Subject = plan.Title,
            Bases = [.. bases.Select(basis => basis.Written)],
            Body = [.. Body(details, tasks, indicators)],
            Signature = SignatureBlock.Of(Text(details, "signerTitle"), Text(details, "signer")),
            Recipients = [.. Texts(details, "recipients").Where(line => !line.TrimStart('-', ' ').StartsWith("Lưu", StringComparison.OrdinalIgnoreCase))],
            Archive = Texts(details, "recipients").Select(line => line.TrimStart('-', ' ')).FirstOrDefault(line => line.StartsWith("Lưu", StringComparison.OrdinalIgnoreCase)) is { } kept
                ? kept[3..].TrimStart(':', ' ') : "VT",
            Appendices = tasks.Count == 0 ? [] : [new Appendix("Phân công nhiệm vụ", Columns, [.. Rows(tasks)])],
        };
    }

    private static IEnumerable<DocumentBlock> Body(JsonElement details, IReadOnlyList<ExportPlan.TaskRow> tasks, IReadOnlyList<string> indicators)
    {
        var chapter = 0;
        if (Texts(details, "objectives") is { Count: > 0 } objectives)
        {
            yield return new HeadingBlock(1, $"{Roman(++chapter)}. MỤC ĐÍCH, YÊU CẦU");
            foreach (var objective in objectives)
            {
                yield return new TextBlock(objective);
            }
        }

        if (indicators.Count > 0)
        {
            yield return new HeadingBlock(1, $"{Roman(++chapter)}. CHỈ TIÊU");
            yield return new LetteredBlock(indicators);
        }

        if (tasks.Count > 0)
        {
            yield return new HeadingBlock(1, $"{Roman(++chapter)}. NHIỆM VỤ");
            // A document points to its appendix (Decree 30/2020, annex I, part I, III.1.a).
            yield return new TextBlock("Nhiệm vụ được tổng hợp tại Phụ lục kèm theo Kế hoạch này.");
            foreach (var block in TaskBlocks(tasks))
            {
                yield return block;
            }
        }

        if (Texts(details, "funding") is { Count: > 0 } funding)
        {
            yield return new HeadingBlock(1, $"{Roman(++chapter)}. KINH PHÍ");
            foreach (var line in funding)
            {
                yield return new TextBlock(line);
            }
        }

        if (Reporting(details) is { Count: > 0 } reporting)
        {
            yield return new HeadingBlock(1, $"{Roman(++chapter)}. CHẾ ĐỘ BÁO CÁO");
            foreach (var line in reporting)
            {
                yield return new TextBlock(line);
            }
        }
    }

    private static IEnumerable<DocumentBlock> TaskBlocks(IReadOnlyList<ExportPlan.TaskRow> tasks)
    {
        string? group = null;
        foreach (var task in tasks)
        {
            if (task.GroupTitle is not null && task.GroupSection != group)
            {
                group = task.GroupSection;
                yield return new HeadingBlock(2, $"{task.GroupSection}. {task.GroupTitle}");
            }

            yield return new HeadingBlock(3, $"{task.Section}. {task.Title}");
            foreach (var line in task.Content)
            {
                yield return new TextBlock(line);
            }

            foreach (var line in Labels(task))
            {
                yield return new TextBlock(line);
            }
        }
    }

    private static IEnumerable<string> Labels(ExportPlan.TaskRow task)
    {
        (string Label, string? Value)[] labels =
        [
            ("Đơn vị chủ trì", task.Lead), ("Đơn vị phối hợp", task.Coordinating), ("Sản phẩm", task.Products.Length == 0 ? null : string.Join("; ", task.Products)),
            ("Thời gian thực hiện", task.DeadlineText),
        ];
        return labels.Where(label => !string.IsNullOrWhiteSpace(label.Value)).Select(label => $"- {label.Label}: {label.Value}.");
    }

    private static IEnumerable<TableRow> Rows(IReadOnlyList<ExportPlan.TaskRow> tasks)
    {
        string? group = null;
        for (var i = 0; i < tasks.Count; i++)
        {
            var task = tasks[i];
            if (task.GroupTitle is not null && task.GroupSection != group)
            {
                group = task.GroupSection;
                yield return new TableRow([$"{task.GroupSection}. {task.GroupTitle}"], IsGroup: true);
            }

            yield return new TableRow(
                [(i + 1).ToString(CultureInfo.InvariantCulture), task.Title, task.Lead ?? "", task.Coordinating ?? "", string.Join("; ", task.Products), task.DeadlineText ?? ""]);
        }
    }

    private static List<string> Reporting(JsonElement details) => details.ValueKind == JsonValueKind.Object && details.TryGetProperty("reportingDeadlines", out var all) && all.ValueKind == JsonValueKind.Array
        ? [.. all.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object)
            .Select(one => string.Join(" ", new[] { Text(one, "who"), Text(one, "to") is { } to ? $"báo cáo {to}" : null, Text(one, "deadlineText") }.OfType<string>()))
            .Where(line => line.Length > 0)]
        : [];

    /// <summary>The place is the issuer's own: what follows the kind of unit in its name.</summary>
    private static string PlaceOf(string issuer)
    {
        foreach (var kind in (string[])["phường ", "xã ", "đặc khu ", "tỉnh ", "thành phố ", "Đào tạo "])
        {
            if (issuer.LastIndexOf(kind, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
            {
                return issuer[(at + kind.Length)..];
            }
        }

        return issuer;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    // Lists of words, or of things that have a "text".
    private static List<string> Texts(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var values) && values.ValueKind == JsonValueKind.Array
        ? [.. values.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.String ? value.GetString() : Text(value, "text")).OfType<string>().Where(text => text.Length > 0)]
        : [];

    private static string Roman(int number) => ((string[])["I", "II", "III", "IV", "V", "VI", "VII"])[number - 1];
}
