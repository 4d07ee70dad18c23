using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Submissions;
using Npgsql;

namespace EduCoop.Reporting.Consolidation;

/// <summary>What is put together from nobody: fields that a unit answers for itself stay as it wrote them, and are filled in with their figure where it has written nothing.</summary>
internal static class OwnFields
{
    internal static async Task<FormReading> KeepAsync(NpgsqlConnection connection, FormContent form, SubmissionView report, FormReading merged, CancellationToken cancellation)
    {
        var own = form.Fields.Where(field => field.Merge == MergeKind.None && field.Formula is null).ToList();
        if (own.Count == 0)
        {
            return merged;
        }

        var values = new Dictionary<string, string?>(merged.Answers.Values, StringComparer.Ordinal);
        string[] codes = [.. own.Select(field => field.Source).OfType<string>().Distinct(StringComparer.Ordinal)];
        var figures = await GetFigures.SumsAsync(connection, codes, [report.UnitId], report.PeriodFrom, report.CutOff, cancellation);
        foreach (var field in own)
        {
            values[field.Key] = report.Answers.Values.GetValueOrDefault(field.Key) is { Length: > 0 } written ? written
                : field.Source is { } code && figures[code] is { } figure ? FormReader.Shown(figure) : null;
        }

        return FormReader.Read(form, merged.Answers with { Values = values });
    }
}
