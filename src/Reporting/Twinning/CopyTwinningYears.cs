using EduCoop.Contracts.Twinning;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Twinning;

/// <summary>Keeps the figures of twinning of each authority and school year. An older version than the one at hand is dropped.</summary>
public sealed class CopyTwinningYears(NpgsqlDataSource database) : IConsumer<TwinningYearCounted>
{
    private const string Upsert = """
        insert into twinning_year (authority_id, school_year, authority_name, counted_on, schools, schools_registered, pairs, pairs_ended, activities, minutes, teachers, pupils, schools_uncovered,
            border_communes, border_communes_covered, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        on conflict (authority_id, school_year) do update set
            authority_name = excluded.authority_name, counted_on = excluded.counted_on, schools = excluded.schools, schools_registered = excluded.schools_registered, pairs = excluded.pairs,
            pairs_ended = excluded.pairs_ended, activities = excluded.activities, minutes = excluded.minutes, teachers = excluded.teachers, pupils = excluded.pupils,
            schools_uncovered = excluded.schools_uncovered, border_communes = excluded.border_communes, border_communes_covered = excluded.border_communes_covered, version = excluded.version
        where twinning_year.version < excluded.version
        """;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TwinningYearCounted> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, TwinningYearCounted year) =>
        batch.Add(
            Upsert, year.AuthorityId, year.SchoolYear, year.AuthorityName, year.CountedOn, year.Schools, year.SchoolsRegistered, year.Pairs, year.PairsEnded, year.Activities, year.Minutes, year.Teachers,
            year.Pupils, year.SchoolsUncovered, year.BorderCommunes, year.BorderCommunesCovered, year.Version);
}

/// <summary>A few dozen figures a day: a short queue is enough.</summary>
public sealed class CopyTwinningYearsDefinition : ConsumerDefinition<CopyTwinningYears>
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<CopyTwinningYears> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 16;
        endpointConfigurator.ConcurrentMessageLimit = 4;
    }
}
