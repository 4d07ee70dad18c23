using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Lineage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Units;

/// <summary>Who had a code on a day, and who stands there today.</summary>
/// <param name="Scheme">The register.</param>
/// <param name="Value">The code.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Unit">Its holder, as it was on that day.</param>
/// <param name="Successors">Who stands in its place today; the holder itself while it is there.</param>
public sealed record CodeHolder(string Scheme, string Value, DateOnly AsOf, UnitItem Unit, IReadOnlyList<SuccessorUnit> Successors);

/// <summary>GET /units/by-code: 15 was Yên Bái in 2024 and is Lào Cai in 2026, so a code is asked for with its day.</summary>
internal static class FindByCode
{
    private const string Select = """
        select unit_id from unit_code where scheme = $1 and value = $2 and valid_from <= $3 and (valid_to is null or valid_to >= $3)
        """;

    private static readonly Refusal NobodyThen = new(
        "code_unknown", "Không có đơn vị nào mang mã này vào ngày đó.", "Kiểm tra mã (giữ số 0 ở đầu), hệ mã và ngày asOf.", StatusCodes.Status404NotFound);

    internal static async Task<Results<Ok<CodeHolder>, ProblemHttpResult>> Handle(
        string scheme, string value, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, DateOnly? asOf = null)
    {
        var day = asOf ?? clock.Today();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(Select, connection);
        command.Add(scheme).Add(value).Add(day);
        return await command.ExecuteScalarAsync(cancellation) is Guid id && await GetUnit.FindAsync(connection, id, day, cancellation) is { } unit
            ? TypedResults.Ok(new CodeHolder(scheme, value, day, unit, await Successors.FindAsync(connection, id, clock.Today(), cancellation)))
            : NobodyThen.ToProblem();
    }
}
