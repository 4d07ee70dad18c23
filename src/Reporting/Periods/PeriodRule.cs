using Dapper;
using Npgsql;

namespace EduCoop.Reporting.Periods;

/// <summary>One part of each year that is reported on, for example the second quarter. Days beyond a month's length mean its last day.</summary>
public sealed record PeriodRule
{
    /// <summary>What kind it belongs to.</summary>
    public required PeriodKind Kind { get; init; }

    /// <summary>Which part of the year, from 1.</summary>
    public required int Part { get; init; }

    /// <summary>First last-day for which it holds.</summary>
    public DateOnly ValidFrom { get; init; } = DateOnly.MinValue;

    /// <summary>Last such day; null while it holds.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Vietnamese, with {year} and {next} for the named year and the one after it.</summary>
    public required string Label { get; init; }

    /// <summary>Month of the first day.</summary>
    public required int FromMonth { get; init; }

    /// <summary>The first day.</summary>
    public required int FromDay { get; init; }

    /// <summary>Years between the named year and that of the first day, -1 to 1.</summary>
    public required int FromYear { get; init; }

    /// <summary>Month of the last day.</summary>
    public required int ToMonth { get; init; }

    /// <summary>The last day: then the data are cut off.</summary>
    public required int ToDay { get; init; }

    /// <summary>Years between the named year and that of the last day, -1 to 1.</summary>
    public required int ToYear { get; init; }

    /// <summary>What it rests on.</summary>
    public string? Source { get; init; }

    /// <summary>A read in the law, B two sources, M one source, I inferred; null for what the issuer set.</summary>
    public string? Confidence { get; init; }

    private const string Find = """
        select kind, part, valid_from, valid_to, label, from_month, from_day, from_year, to_month, to_day, to_year, source, confidence
        from period_rule order by array_position(array['month', 'quarter', 'half_year', 'nine_months', 'year', 'calendar_year', 'school_year', 'school_term'], kind), valid_from, part
        """;

    internal static async Task<IReadOnlyList<PeriodRule>> AllAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        [.. (await connection.QueryAsync<Row>(new CommandDefinition(Find, cancellationToken: cancellation))).Select(row => row.ToRule())];

    private sealed record Row
    {
        public required string Kind { get; init; }

        public required short Part { get; init; }

        public required DateOnly ValidFrom { get; init; }

        public DateOnly? ValidTo { get; init; }

        public required string Label { get; init; }

        public required short FromMonth { get; init; }

        public required short FromDay { get; init; }

        public required short FromYear { get; init; }

        public required short ToMonth { get; init; }

        public required short ToDay { get; init; }

        public required short ToYear { get; init; }

        public required string Source { get; init; }

        public required string Confidence { get; init; }

        internal PeriodRule ToRule() => new()
        {
            Kind = Enum.Parse<PeriodKind>(Kind.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
            Part = Part,
            ValidFrom = ValidFrom,
            ValidTo = ValidTo,
            Label = Label,
            FromMonth = FromMonth,
            FromDay = FromDay,
            FromYear = FromYear,
            ToMonth = ToMonth,
            ToDay = ToDay,
            ToYear = ToYear,
            Source = Source,
            Confidence = Confidence,
        };
    }
}
