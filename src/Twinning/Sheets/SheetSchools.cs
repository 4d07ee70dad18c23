using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Units;
using Npgsql;

namespace EduCoop.Twinning.Sheets;

/// <summary>The schools that a sheet names, by id or by their printed name within the caller's units; read once for the whole sheet.</summary>
internal sealed class SheetSchools
{
    private readonly IReadOnlyDictionary<Guid, School> known;
    private readonly ILookup<string, School> named;
    private readonly ClaimsPrincipal user;
    private readonly DateOnly today;

    private SheetSchools(IReadOnlyDictionary<Guid, School> known, ILookup<string, School> named, ClaimsPrincipal user, DateOnly today) =>
        (this.known, this.named, this.user, this.today) = (known, named, user, today);

    internal static async Task<SheetSchools> ReadAsync(
        NpgsqlConnection connection, IReadOnlyList<SheetRow> sheet, IEnumerable<string?> others, ClaimsPrincipal user, DateOnly today, CancellationToken cancellation)
    {
        var ids = sheet.Select(row => row[ExportNeeds.SchoolId]).Concat(others).Select(IdOf).OfType<Guid>();
        var names = sheet.Where(row => row[ExportNeeds.SchoolId] is null).Select(row => row[ExportNeeds.SchoolName]).OfType<string>();
        return new(await connection.FindSchoolsAsync(ids, today, cancellation), await connection.FindNamedAsync(names, Scope.Of(user), today, cancellation), user, today);
    }

    /// <summary>The school of a row, or why the row cannot be taken.</summary>
    internal (School? School, Refusal? Refusal) Of(SheetRow row)
    {
        var school = row[ExportNeeds.SchoolId] is { } written ? IdOf(written) is { } id ? known.GetValueOrDefault(id) : null
            : row[ExportNeeds.SchoolName] is { } name && named[name].Take(2).ToList() is [var only] ? only : null;
        return (school, school is null ? NeedSheet.SchoolUnclear : !user.MayActOn(school.Path) ? Refusal.OutOfScope : school.HasEnded(today) ? SchoolLookup.SchoolEnded : null);
    }

    /// <summary>A school that is named beside, when it is there and has not ended.</summary>
    internal School? Living(Guid id) => known.GetValueOrDefault(id) is { } school && !school.HasEnded(today) ? school : null;

    private static Guid? IdOf(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
