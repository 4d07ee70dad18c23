using Dapper;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Health;
using EduCoop.Twinning.Tests.Agreements;
using EduCoop.Twinning.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;

namespace EduCoop.Twinning.Tests.Health.Fixtures;

/// <summary>Pairs of a school in Hà Nội and one in Cao Bằng that became active on 5 September 2026, in a database without a running service.</summary>
internal sealed class HealthWorld(TwinningDatabase database)
{
    /// <summary>The day in Vietnam on which the pairs became active.</summary>
    internal static readonly DateOnly Active = new(2026, 9, 5);

    internal SetClock Clock { get; } = new() { Now = Script.Day(4) };

    internal FindDormant Finder => new(database.DataSource, new(), Clock, NullLogger<FindDormant>.Instance);

    internal CountYear Counter => new(database.DataSource, new(), Clock, NullLogger<CountYear>.Instance);

    internal AgreementBook Book => new(database.DataSource, Clock, new AgreementSettings { Authority = "ha-noi" });

    internal async Task<(Script Script, LifeWriter Life)> PairAsync(bool isWhole = true)
    {
        var script = new Script
        {
            Terms = new(
                new(Tree.School, "Trường Tiểu học Mẫu", Tree.Ward, "Ủy ban nhân dân phường Mẫu", "ha-noi"),
                new(Tree.BorderSchool, "Trường Tiểu học xã Biên", Tree.BorderWard, "Ủy ban nhân dân xã Biên", "cao-bang"),
                [new(true, "stem", "Giáo dục STEM", "Bốn buổi"), new(false, "giao_luu", "Giao lưu", "Lễ hội")], 2026, 2027, "Mẫu", "BTT-THM", []),
        };
        foreach (var message in isWhole ? script.FourConsents() : script.FourConsents()[..3])
        {
            Clock.Now = message.ActedAt;
            Assert.Null((await Book.TakeAsync(message, CancellationToken.None)).Refusal);
        }

        return (script, new(database, script.Id));
    }

    internal async Task EndAsync(Script script, double day)
    {
        Clock.Now = Script.Day(day);
        Assert.Null((await Book.TakeAsync(script.Message(AgreementStep.End, AgreementParty.SeekerSchool, 2, day), CancellationToken.None)).Refusal);
    }

    internal async Task<PairHealth?> HealthAsync(Guid agreementId, DateOnly day)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<PairHealth>(
            $"select {PairHealthSql.Columns} from pair_health_on(@day) o where o.agreement_id = @agreementId", new { day, agreementId });
    }

    internal async Task<string> StatesAsync(Guid agreementId, DateOnly day) => string.Join(' ', (await HealthAsync(agreementId, day))!.States);

    /// <summary>Noon in Vietnam.</summary>
    internal static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new(12, 0)), TimeSpan.FromHours(7));
}
