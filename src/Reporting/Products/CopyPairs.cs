using EduCoop.Contracts.Twinning;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Products;

/// <summary>Keeps the pairs that work together, what they held and how their years were judged. Each part is said by the event with the higher version.</summary>
public sealed class CopyPairs(NpgsqlDataSource database) : IConsumer<TwinningActivated>, IConsumer<TwinningEnded>, IConsumer<ActivityHeld>, IConsumer<TwinningReviewed>
{
    // What a pair held may be heard before that it began, or of one that began before anybody listened.
    private const string Known = """
        insert into pair_read (agreement_id, supporter_id, supporter_name, supporter_office_id, seeker_id, seeker_name, seeker_office_id) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (agreement_id) do nothing
        """;

    private const string Began = """
        insert into pair_read as p (agreement_id, supporter_id, supporter_name, supporter_office_id, seeker_id, seeker_name, seeker_office_id, active_since, active_version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (agreement_id) do update set active_since = excluded.active_since, active_version = excluded.active_version
        where p.active_version < excluded.active_version
        """;

    private const string Over = """
        insert into pair_read as p (agreement_id, supporter_id, supporter_name, supporter_office_id, seeker_id, seeker_name, seeker_office_id, ended_at, ended_version, never_active)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (agreement_id) do update set ended_at = excluded.ended_at, ended_version = excluded.ended_version, never_active = excluded.never_active
        where p.ended_version < excluded.ended_version
        """;

    private const string Held = """
        insert into activity_read as a (activity_id, agreement_id, school_year, held_on, minutes, teachers, pupils, version) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (activity_id) do update set agreement_id = excluded.agreement_id, school_year = excluded.school_year, held_on = excluded.held_on, minutes = excluded.minutes,
            teachers = excluded.teachers, pupils = excluded.pupils, version = excluded.version
        where a.version < excluded.version
        """;

    private const string Judged = """
        insert into pair_mark as m (agreement_id, school_year, mark, reviewed_at, version) values ($1, $2, $3, $4, $5)
        on conflict (agreement_id, school_year) do update set mark = excluded.mark, reviewed_at = excluded.reviewed_at, version = excluded.version
        where m.version < excluded.version
        """;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TwinningActivated> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TwinningEnded> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<ActivityHeld> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TwinningReviewed> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, TwinningActivated one) => batch.Add(Began, [.. Sides(one.AgreementId, one.Sides), one.ActiveSince, one.Version]);

    internal static void Add(NpgsqlBatch batch, TwinningEnded one) =>
        batch.Add(Over, [.. Sides(one.AgreementId, one.Sides), one.EndedAt, one.Version, one.ActiveSince is null]);

    internal static void Add(NpgsqlBatch batch, ActivityHeld one)
    {
        batch.Add(Known, [.. Sides(one.AgreementId, one.Sides)]);
        batch.Add(
            Held, one.ActivityId, one.AgreementId, one.SchoolYear, one.HeldOn, one.Minutes, one.SupporterTeachers + one.SeekerTeachers, one.SupporterPupils + one.SeekerPupils, one.Version);
    }

    internal static void Add(NpgsqlBatch batch, TwinningReviewed one)
    {
        batch.Add(Known, [.. Sides(one.AgreementId, one.Sides)]);
        batch.Add(Judged, one.AgreementId, one.SchoolYear, one.Mark, one.ReviewedAt, one.Version);
    }

    private static object?[] Sides(Guid agreement, TwinningSides sides) =>
        [agreement, sides.SupporterId, sides.SupporterName, sides.SupporterOfficeId, sides.SeekerId, sides.SeekerName, sides.SeekerOfficeId];
}

/// <summary>A matching day ends with thousands of pairs.</summary>
public sealed class CopyPairsDefinition : ConsumerDefinition<CopyPairs>
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<CopyPairs> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 64;
        endpointConfigurator.ConcurrentMessageLimit = 8;
    }
}
