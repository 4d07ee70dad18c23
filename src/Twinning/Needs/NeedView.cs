using Dapper;
using EduCoop.Contracts.Twinning;
using Npgsql;

namespace EduCoop.Twinning.Needs;

/// <summary>A need as it stands.</summary>
/// <param name="NeedId">The need.</param>
/// <param name="SchoolId">The school that has it.</param>
/// <param name="SchoolName">As printed on the day it was said.</param>
/// <param name="Need">What is needed. Its evidence is left out for people of other units.</param>
/// <param name="ThemeName">The theme's Vietnamese name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Version">To be named when it is changed.</param>
/// <param name="DeclaredAt">When it was first said.</param>
/// <param name="ChangedAt">When it was last changed.</param>
public sealed record NeedView(
    Guid NeedId, Guid SchoolId, string SchoolName, NeedContent Need, string ThemeName, NeedState State, long Version, DateTimeOffset DeclaredAt, DateTimeOffset ChangedAt);

/// <summary>A row of the table need with its theme's name.</summary>
internal sealed record NeedRow
{
    /// <summary>Words lose their underscore, so that they are read as members of the enums.</summary>
    internal const string Columns = """
        n.need_id, n.school_id, n.school_name, n.school_year, n.theme_code, t.name as theme_name, n.urgency::int as urgency, n.quantity, replace(n.measure, '_', '') as measure,
        n.content, n.brings, n.evidence, replace(n.mode, '_', '') as mode, n.wished_partner_id, n.state, n.version, n.declared_at, n.changed_at
        """;

    private const string One = $"select {Columns} from need n join theme t using (theme_code) where n.need_id = @needId";

    public required Guid NeedId { get; init; }

    public required Guid SchoolId { get; init; }

    public required string SchoolName { get; init; }

    public required int SchoolYear { get; init; }

    public required string ThemeCode { get; init; }

    public required string ThemeName { get; init; }

    public required int Urgency { get; init; }

    public required int Quantity { get; init; }

    public required SupportMeasure Measure { get; init; }

    public required string Content { get; init; }

    public required string? Brings { get; init; }

    public required string? Evidence { get; init; }

    public required SupportMode Mode { get; init; }

    public required Guid? WishedPartnerId { get; init; }

    public required NeedState State { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset DeclaredAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    internal NeedContent Said => new(SchoolYear, ThemeCode, Urgency, Quantity, Measure, Content, Mode, Brings, Evidence, WishedPartnerId);

    internal NeedView View(bool own) =>
        new(NeedId, SchoolId, SchoolName, own ? Said : Said with { Evidence = null }, ThemeName, State, Version, DeclaredAt, ChangedAt);

    internal static Task<NeedRow?> FindAsync(NpgsqlConnection connection, Guid needId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<NeedRow>(new CommandDefinition(One, new { needId }, cancellationToken: cancellation));
}
