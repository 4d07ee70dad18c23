using System.Security.Cryptography;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Papers;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Papers that wait for their PDF: killed with -9 in the middle, the service makes the rest after its lease, and nothing of the killed run is left.</summary>
public sealed class PaperCrashTests(ReportingDatabase database, RabbitFixture rabbit, TestTokens tokens) : IClassFixture<ReportingDatabase>, IClassFixture<RabbitFixture>, IClassFixture<TestTokens>
{
    private const int Papers = 120;

    [PrintingFact]
    public async Task Printing_goes_on_after_kill_9()
    {
        for (var i = 0; i < Papers; i++)
        {
            var head = new PaperHead("Hà Nội", "BC-TA", null, SigningAuthority.Head, "Hiệu trưởng", null, null, "Trần Thị Bình", [], []);
            var facts = new PaperFacts($"Trường số {i}", "Phường Một", "Báo cáo năm", "Năm 2026", new(2026, 1, 1), new(2026, 12, 14), head, []);
            var docx = PaperStore.Write(new(facts, i + 1, new(2026, 12, 1), 2026, null, FormAnswers.None, $"Nội dung thứ {i}.")).Docx;
            await database.ExecuteAsync("insert into paper_file (sha256, docx) values ($1, $2)", SHA256.HashData(docx), docx);
        }

        await database.ExecuteAsync("insert into paper_job (sha256) select sha256 from paper_file");
        var before = Folders();
        await using var service = new ServiceProcess("EduCoop.Reporting", new ServiceSettings().WithDatabase("reportingdb", database).WithBroker(rabbit).WithAuthority(tokens));
        await service.StartAsync();
        await Eventually.Async("a run is under way", () => Task.FromResult(Folders().Except(before).Any()), there => there, TimeSpan.FromSeconds(60));
        // Only the service itself: what it started must end by its own watch.
        System.Diagnostics.Process.GetProcessById(service.ProcessId).Kill();
        await Eventually.Async("nothing of the run is left", () => Task.FromResult(Folders().Except(before).Any()), there => !there, TimeSpan.FromSeconds(20));
        var atKill = await database.ScalarAsync<long>("select count(*) from paper_file where pdf is not null");
        Assert.InRange(atKill, 0, Papers - 1);

        await database.ExecuteAsync("update paper_job set lease_until = clock_timestamp() + interval '1 second' where lease_until is not null");
        await service.StartAsync();
        await Eventually.Async("all are made", () => database.ScalarAsync<long>("select count(*) from paper_file where pdf is not null"), count => count == Papers, TimeSpan.FromSeconds(240));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from paper_job"));
    }

    private static HashSet<string> Folders() => [.. Directory.EnumerateDirectories(Path.GetTempPath(), "educoop-pdf-*")];
}
