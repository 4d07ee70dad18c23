using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Contracts.Feeds;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Twinning.Agreements;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Feeds;

/// <summary>
/// GET /events/{part}?after=: what was said of needs, offers, agreements, activities and reviews, made again from their histories, which are only ever added to. For a reader that makes its tables anew.
/// </summary>
internal static class TellAgain
{
    internal static readonly Refusal PlaceWrong = new("place_wrong", "Vị trí đọc tiếp chưa đúng.", "after là giá trị next của trang trước; để trống khi đọc từ đầu.");

    private const string Messages = """
        select m.agreement_id, m.content::text
        from (select agreement_id from agreement where agreement_id > $1 order by agreement_id limit $2) page join agreement_message m using (agreement_id)
        order by m.agreement_id, m.sequence
        """;

    internal static async Task<Results<Ok<EventsSaid>, ProblemHttpResult>> Handle(string part, NpgsqlDataSource database, CancellationToken cancellation, string? after = null)
    {
        if (!string.IsNullOrEmpty(after) && !Guid.TryParse(after, out _))
        {
            return PlaceWrong.ToProblem();
        }

        return part switch
        {
            "needs" or "offers" or "activities" or "reviews" => TypedResults.Ok(await OwnFeed.ReadAsync(database, Sql(part), after, cancellation)),
            "agreements" => TypedResults.Ok(await AgreementsAsync(database, string.IsNullOrEmpty(after) ? Guid.Empty : Guid.Parse(after), cancellation)),
            _ => Refusal.NotFound.ToProblem(),
        };
    }

    // Message by message in the order in which they were learned, by the transition that told of them the first time.
    private static async Task<EventsSaid> AgreementsAsync(NpgsqlDataSource database, Guid after, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Messages);
        await using var reader = await command.Add(after).Add(OwnFeed.Most).ExecuteReaderAsync(cancellation);
        var ears = new ListEars();
        Agreement? agreement = null;
        while (await reader.ReadAsync(cancellation))
        {
            var id = reader.GetGuid(0);
            var message = JsonSerializer.Deserialize<AgreementMessage>(reader.GetString(1), ContractJson.Options)!;
            var outcome = (agreement?.Id == id ? agreement : Agreement.Empty(id)).Apply(message, isOwn: false, message.LearnedAt);
            agreement = outcome.Agreement;
            outcome.Tell(ears);
        }

        return new(ears.Said, agreement?.Id.ToString());
    }

    private sealed class ListEars : IHearEvents
    {
        internal List<SaidEvent> Said { get; } = [];

        public void Hear<T>(T said)
            where T : class => Said.Add(new(typeof(T).Name, JsonSerializer.Serialize(said, ContractJson.Options)));
    }

    private static string Sql(string part)
    {
        using var text = new StreamReader(typeof(TellAgain).Assembly.GetManifestResourceStream($"EduCoop.Twinning.Feeds.{char.ToUpperInvariant(part[0])}{part[1..]}.sql")!);
        return text.ReadToEnd();
    }
}
