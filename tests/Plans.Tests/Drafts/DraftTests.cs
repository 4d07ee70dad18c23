using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduCoop.Plans.Drafts;
using EduCoop.Plans.Tests.Fixtures;

namespace EduCoop.Plans.Tests.Drafts;

[Collection(OneService.Name)]
public sealed class DraftTests(PlansService service)
{
    [Fact]
    public async Task A_document_becomes_a_draft_whose_spans_point_into_its_text()
    {
        var (text, view) = await service.SendDraftAsync();
        Assert.Equal(DraftState.Read, view.State);
        Assert.Equal(text, view.Text);
        Assert.Empty(view.Text!.Split('\n').Except(text.Split('\n')));
        foreach (var (name, span) in view.Draft!["spans"] as JsonObject ?? [])
        {
            var value = view.Draft[name];
            var (start, end) = (span![0]!.GetValue<int>(), span[1]!.GetValue<int>());
            Assert.True(end <= text.Length && start <= end, name);
            if (value is JsonValue words && words.TryGetValue<string>(out var said) && name == "title")
            {
                Assert.Equal(said.Where(char.IsLetterOrDigit), text[start..end].Where(char.IsLetterOrDigit));
            }
        }
    }

    [Fact]
    public async Task The_same_file_again_is_the_same_draft()
    {
        var (text, first) = await service.SendDraftAsync();
        var again = await (await service.Http.PostDraftAsync(service.Officer, Encoding.UTF8.GetBytes(text), "khac.txt")).ReadAsync<DraftView>();
        Assert.Equal(first.DraftId, again.DraftId);
    }

    [Fact]
    public async Task What_cannot_be_a_document_is_refused_before_it_is_kept()
    {
        await (await service.Http.PostDraftAsync(service.Officer, [1], "a.exe")).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "file_kind_not_taken");
        await (await service.Http.PostDraftAsync(service.Officer, [1], "../a.txt")).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "file_name_invalid");
        await (await service.Http.PostDraftAsync(service.Officer, [], "a.txt")).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "empty_file");
    }

    [Fact]
    public async Task Nobody_reads_or_changes_the_draft_of_a_unit_beside_or_above()
    {
        var (_, view) = await service.SendDraftAsync();
        await (await service.Http.SendAsync(HttpMethod.Get, $"/drafts/{view.DraftId}", service.WardOfficer)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Get, $"/drafts/{view.DraftId}/file", service.WardOfficer)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        var body = new { path = "title", value = "Của người khác" };
        await (await service.Http.SendAsync(HttpMethod.Put, $"/drafts/{view.DraftId}/corrections", service.WardOfficer, body)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Fact]
    public async Task A_correction_stands_over_the_readers_word_and_keeps_it()
    {
        var (_, view) = await service.SendDraftAsync();
        var answer = await service.Http.SendAsync(HttpMethod.Put, $"/drafts/{view.DraftId}/corrections", service.Officer, new { path = "title", value = "Tên đúng", note = "lỗi quét" });
        var corrected = await answer.ReadAsync<DraftView>();
        Assert.Equal("Tên đúng", corrected.Draft!["title"]!.GetValue<string>());
        Assert.Equal(view.Version + 1, corrected.Version);
        Assert.Single(corrected.Corrections);

        var back = await (await service.Http.SendAsync(HttpMethod.Delete, $"/drafts/{view.DraftId}/corrections?path=title", service.Officer)).ReadAsync<DraftView>();
        Assert.Equal(JsonSerializer.Serialize(view.Draft!["title"]), JsonSerializer.Serialize(back.Draft!["title"]));
    }

    [Theory]
    [InlineData("tasks[99].lead", "\"x\"", "path_invalid")]
    [InlineData("tasks", "\"x\"", "value_unfit")]
    [InlineData("title", "{}", "value_unfit")]
    [InlineData("a b", "\"x\"", "path_invalid")]
    public async Task A_correction_that_does_not_fit_is_refused(string path, string value, string code)
    {
        var (_, view) = await service.SendDraftAsync();
        var body = new { path, value = JsonElement.Parse(value) };
        await (await service.Http.SendAsync(HttpMethod.Put, $"/drafts/{view.DraftId}/corrections", service.Officer, body)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task Who_saw_an_older_version_is_told()
    {
        var (_, view) = await service.SendDraftAsync();
        await service.Http.SendAsync(HttpMethod.Put, $"/drafts/{view.DraftId}/corrections", service.Officer, new { path = "title", value = "Một", version = view.Version });
        var late = await service.Http.SendAsync(HttpMethod.Put, $"/drafts/{view.DraftId}/corrections", service.Officer, new { path = "title", value = "Hai", version = view.Version });
        await late.ReadProblemAsync(HttpStatusCode.Conflict, "version_behind");
    }

    [Fact]
    public async Task What_a_killed_process_left_lying_is_read_by_another()
    {
        var (_, view) = await service.SendDraftAsync();
        // As a process leaves it that is killed while it reads: kept, not read, its lease over.
        await service.Database.ExecuteAsync(
            "update draft set state = 'reading', parsed = null, content = null, lease_owner = gen_random_uuid(), lease_until = now() - interval '1 second', attempts = 1 where draft_id = $1",
            view.DraftId);
        await Eventually.Async(
            "the draft is read again",
            async () => (await (await service.Http.SendAsync(HttpMethod.Get, $"/drafts/{view.DraftId}", service.Officer)).ReadAsync<DraftView>()).State,
            state => state == DraftState.Read);
    }
}
