using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.UnitDirectory.Changes;

/// <summary>
/// The directory's own record of its steps, numbered in the order of commits: what readers follow from a number on. Writers hold the row of
/// directory_state from before the number is drawn until they commit, so no lower number can appear after a higher one was seen.
/// </summary>
internal static class ChangeLog
{
    private const string Insert = """
        insert into unit_change (unit_id, version, kind, content, at)
        select id, version, $1, content::jsonb, $5
        from unnest($2::uuid[], $3::bigint[], $4::text[]) with ordinality as row (id, version, content, place) order by place
        """;

    /// <summary>Adds steps of one kind; the content is the event that the broker carries.</summary>
    internal static void AddChanges(this NpgsqlBatch batch, string kind, IReadOnlyList<(Guid UnitId, long Version, object Event)> steps, DateTimeOffset now)
    {
        if (steps.Count > 0)
        {
            batch.Add(
                Insert, kind, steps.Select(step => step.UnitId).ToArray(), steps.Select(step => step.Version).ToArray(),
                steps.Select(step => JsonSerializer.Serialize(step.Event, step.Event.GetType(), ContractJson.Options)).ToArray(), now);
        }
    }
}
