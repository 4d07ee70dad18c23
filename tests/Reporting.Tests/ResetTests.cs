using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>The verbs of the program, run as an operator runs them.</summary>
public sealed class ResetTests(ReportingDatabase database, RabbitFixture rabbit) : IClassFixture<ReportingDatabase>, IClassFixture<RabbitFixture>
{
    [Fact]
    public async Task Reset_empties_the_read_tables_and_only_when_it_is_meant()
    {
        var reporting = new ServiceProcess("EduCoop.Reporting", new ServiceSettings().WithDatabase("reportingdb", database).WithBroker(rabbit));
        await using (reporting)
        {
            await database.ExecuteAsync("insert into campaign_total values ($1, 1, 1000, now())", Guid.CreateVersion7());
            await database.ExecuteAsync("insert into inbox (consumer, message_id) values ('reporting-count-gifts', $1)", Guid.CreateVersion7());

            Assert.Equal(2, await reporting.RunAsync("reset"));
            Assert.Equal(2, await RowsAsync());

            Assert.Equal(0, await reporting.RunAsync("reset", "--yes"));
            Assert.Equal(0, await RowsAsync());
        }
    }

    private Task<long> RowsAsync() => database.ScalarAsync<long>("select (select count(*) from campaign_total) + (select count(*) from inbox)");
}
