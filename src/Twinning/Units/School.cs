using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Twinning.Units;

/// <summary>A school as it is on a day, as far as twinning must know.</summary>
internal sealed record School
{
    public required Guid UnitId { get; init; }

    /// <summary>As printed ("Trường Tiểu học Mẫu").</summary>
    public required string Name { get; init; }

    public required string TypeCode { get; init; }

    /// <summary>The unit above it: who manages it.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Who may act for it; after its end also those of the successors.</summary>
    public required Guid[] Path { get; init; }

    /// <summary>Its own ancestors from the root to itself; the first tells its authority.</summary>
    public required Guid[] OwnPath { get; init; }

    /// <summary>Its last day, once that is known.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>mam_non, tieu_hoc, thcs, thpt, gdtx, gdnn.</summary>
    public required string[] Levels { get; init; }

    /// <summary>combined, specialised, boarding, border …: of its type, of itself and of the place it lies in.</summary>
    public required string[] Traits { get; init; }

    internal bool HasEnded(DateOnly day) => LastDay < day;
}

/// <summary>Looks schools up in the copy of the units.</summary>
internal static class SchoolLookup
{
    internal static readonly Refusal NotASchool = new("not_a_school", "Đơn vị này không phải cơ sở giáo dục tham gia kết nghĩa.", "Chọn một trường hoặc trung tâm; loại hình khai trong danh mục loại trường.");
    internal static readonly Refusal SchoolEnded = new("school_ended", "Trường này đã kết thúc hoạt động.", "Khai cho trường kế thừa.");

    private const string Find = "select * from school_on(@day) where unit_id = any (@ids)";

    internal static async Task<IReadOnlyDictionary<Guid, School>> FindSchoolsAsync(this NpgsqlConnection connection, IEnumerable<Guid> ids, DateOnly day, CancellationToken cancellation)
    {
        var found = await connection.QueryAsync<School>(new CommandDefinition(Find, new { ids = ids.Distinct().ToArray(), day }, cancellationToken: cancellation));
        return found.ToDictionary(school => school.UnitId);
    }

    private const string FindNamed = "select * from school_on(@day) where name = any (@names) and (@everything or @unit = any (path)) and (last_day is null or last_day >= @day) limit 5000";

    /// <summary>Schools of the caller's scope by their printed names; several may have one name.</summary>
    internal static async Task<ILookup<string, School>> FindNamedAsync(
        this NpgsqlConnection connection, IEnumerable<string> names, Scope scope, DateOnly day, CancellationToken cancellation)
    {
        var values = new { names = names.Distinct().ToArray(), scope.Everything, scope.Unit, day };
        return (await connection.QueryAsync<School>(new CommandDefinition(FindNamed, values, cancellationToken: cancellation))).ToLookup(school => school.Name, StringComparer.Ordinal);
    }

    /// <summary>The school, when it is there, has not ended, and the caller may act for it.</summary>
    internal static async Task<(School? School, Refusal? Refusal)> FindActingAsync(
        this NpgsqlConnection connection, ClaimsPrincipal user, Guid schoolId, DateOnly today, CancellationToken cancellation)
    {
        if (await connection.RefuseActingAsync(user, schoolId, cancellation) is { } refusal)
        {
            return (null, refusal);
        }

        var school = (await connection.FindSchoolsAsync([schoolId], today, cancellation)).GetValueOrDefault(schoolId);
        return school is null ? (null, NotASchool) : school.HasEnded(today) ? (null, SchoolEnded) : (school, null);
    }
}
