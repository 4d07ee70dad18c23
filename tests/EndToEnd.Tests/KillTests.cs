using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>Any one part is killed with -9 during the import and started again: the total is exact all the same.</summary>
[Collection(SystemTests.Name)]
public sealed class KillTests(WholeSystem system)
{
    [SharedTheory]
    [InlineData("donations")]
    [InlineData("reporting")]
    // The ways in and what the import only touches, at one blow.
    [InlineData("gateway", "web", "unit-directory")]
    [InlineData("postgres")]
    [InlineData("rabbitmq")]
    public async Task Killed_during_the_import_and_started_again_the_total_is_exact(params string[] victims)
    {
        var victim = string.Join(", ", victims);
        var (campaign, slug) = await system.OpenCampaignAsync($"Ngắt {victim}");
        var import = Educoop.RunAsync(system, "ketoan", "import", "statement", await Statement.OfAnotherAccountAsync(), "--campaign", campaign.ToString(), "--wait", "--timeout", "400");
        await Eventually.Async("the statement is being worked on", async () => import.IsCompleted || await IsAtWorkAsync(campaign), atWork => atWork);
        Assert.False(import.IsCompleted, import.IsCompleted ? $"The import ended before the kill: {(await import).Document} {(await import).Errors}" : "");

        var countedAtTheKill = (await system.PublicAsync(slug)).GetProperty("count").GetInt64();
        await Task.WhenAll(victims.Select(KillAsync));
        // A moment of absence, as it takes a supervisor to notice.
        await Task.Delay(TimeSpan.FromSeconds(1));
        await Task.WhenAll(victims.Select(StartAgainAsync));

        var result = await import;
        Assert.True(result.ExitCode == 0, $"{result.Document} {result.Errors}");
        var shown = await Eventually.Async(
            "Reporting has everything",
            () => system.PublicAsync(slug),
            now => now.GetProperty("count").GetInt64() >= Statement.Gifts && now.GetProperty("statementsReconciled").GetInt64() == 1,
            TimeSpan.FromMinutes(4));
        Assert.Equal((Statement.Gifts, Statement.TotalVnd, 0), (shown.GetProperty("count").GetInt64(), shown.GetProperty("totalVnd").GetInt64(), shown.GetProperty("bankDifferenceVnd").GetInt64()));
        Assert.True(countedAtTheKill < Statement.Gifts, "Everything was counted before the kill: it came too late to prove anything.");
        Assert.Contains("18.067.538.360", await system.Gateway.Http.GetStringAsync($"/chien-dich/{slug}"), StringComparison.Ordinal);
        Assert.Equal(0, await system.Servers.WaitingAsync("_error"));
        foreach (var (name, service) in system.Services)
        {
            // A pooled connection to the server that died shows itself at its first use only.
            await Eventually.Async($"{name} is ready after {victim} was killed", async () => (await service.Http.GetAsync("/health/ready")).StatusCode, status => status == System.Net.HttpStatusCode.OK);
        }
    }

    private async Task<bool> IsAtWorkAsync(Guid campaign)
    {
        await using var command = system.DonationsDatabase.CreateCommand("select exists (select from statement where campaign_id = $1)");
        command.Parameters.Add(new() { Value = campaign });
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private Task KillAsync(string victim) =>
        victim is "postgres" or "rabbitmq" ? system.Servers.KillAsync(victim) : system.Services[victim].KillAsync();

    private Task StartAgainAsync(string victim) =>
        victim is "postgres" or "rabbitmq" ? system.Servers.StartAgainAsync(victim) : system.Services[victim].StartAsync(TimeSpan.FromMinutes(5));
}
