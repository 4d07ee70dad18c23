using Dapper;
using Npgsql;

namespace EduCoop.Twinning.Rules;

/// <summary>What a rule does.</summary>
public enum RuleKind
{
    /// <summary>These seekers may be paired with these supporters; a pair needs one such rule.</summary>
    Match,

    /// <summary>These seekers are paired with these supporters only.</summary>
    SeekerOnly,

    /// <summary>These supporters are paired with these seekers only.</summary>
    SupporterOnly,

    /// <summary>These seekers are never paired with these supporters.</summary>
    Exclude,

    /// <summary>The two schools lie in different authorities.</summary>
    OtherAuthority,

    /// <summary>These seekers have at most so many partners.</summary>
    LimitOfSeeker,

    /// <summary>These supporters have at most so many partners.</summary>
    LimitOfSupporter,

    /// <summary>These schools count as one partner and share their limits.</summary>
    Cluster,

    /// <summary>These schools (chosen by the seeker's words, on whichever side they stand) are consented for by this office.</summary>
    Owner,
}

/// <summary>A rule of pairing.</summary>
public sealed record PairingRule
{
    /// <summary>The rule.</summary>
    public required Guid RuleId { get; init; }

    /// <summary>What it does.</summary>
    public required RuleKind Kind { get; init; }

    /// <summary>Null: of everybody; else it holds where either school lies below this unit.</summary>
    public Guid? AuthorityId { get; init; }

    /// <summary>Words that a seeker must fit, all of them.</summary>
    public string[] Seeker { get; init; } = [];

    /// <summary>Words that a supporter must fit, all of them.</summary>
    public string[] Supporter { get; init; } = [];

    /// <summary>Of a limit: how many partners.</summary>
    public int? Most { get; init; }

    /// <summary>Of an owner: the office.</summary>
    public Guid? OfficeId { get; init; }

    /// <summary>Of a cluster: its schools.</summary>
    public Guid[] Members { get; init; } = [];

    /// <summary>What a school that is refused is told.</summary>
    public required string Reason { get; init; }

    /// <summary>The document it rests on.</summary>
    public required string Basis { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null while no end is known.</summary>
    public DateOnly? ValidTo { get; init; }

    internal bool IsInForce(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>Reads rules. There are at most <see cref="Most"/> in force or to come.</summary>
internal static class RuleStore
{
    internal const int Most = 1000;

    /// <summary>Words lose their underscore, so that they are read as members of the enum.</summary>
    internal const string Columns =
        "rule_id, replace(kind, '_', '') as kind, authority_id, seeker, supporter, most, office_id, members, reason, basis, valid_from, valid_to";

    private const string InForce = $"select {Columns} from pairing_rule where valid_from <= @day and (valid_to is null or valid_to >= @day) order by kind, valid_from, rule_id";

    private const string One = $"select {Columns} from pairing_rule where rule_id = @ruleId";

    internal static async Task<IReadOnlyList<PairingRule>> InForceAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancellation) =>
        (await connection.QueryAsync<PairingRule>(new CommandDefinition(InForce, new { day }, cancellationToken: cancellation))).AsList();

    internal static Task<PairingRule?> FindAsync(NpgsqlConnection connection, Guid ruleId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<PairingRule>(new CommandDefinition(One, new { ruleId }, cancellationToken: cancellation));
}
