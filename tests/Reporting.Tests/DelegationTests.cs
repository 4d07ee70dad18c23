using System.Net;
using EduCoop.Reporting.Delegations;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;
using Npgsql;

namespace EduCoop.Reporting.Tests;

/// <summary>Signing in the head's name: only who was given it, only within its days, only for its reports; and it stays with the step.</summary>
public sealed class DelegationTests(RegimeFixture fixture) : IClassFixture<RegimeFixture>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));

    [Fact]
    public async Task A_deputy_signs_for_the_head_within_the_days_and_it_stays_with_the_step()
    {
        var (place, owed) = await SubmissionTests.OwedAsync(fixture);
        var (head, deputy, other) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var tokens = fixture.Reporting.Tokens;
        var (boss, second) = (tokens.For(Roles.SchoolOfficer, place.SchoolA, head, "Trần Thị Trưởng"), tokens.For(Roles.SchoolOfficer, place.SchoolA, deputy, "Lê Văn Phó"));
        await WrittenAsync(owed(place.SchoolA), second);

        var tomorrow = await GiveAsync(boss, deputy, Today.AddDays(1), Today.AddDays(30));
        Assert.Equal("waiting", tomorrow.State);
        Assert.Equal("delegation_over", await CodeAsync(await SubmitAsync(owed(place.SchoolA), second, new(tomorrow.DelegationId))));

        var over = await GiveAsync(boss, deputy, Today.AddDays(-9), Today);
        await fixture.Reporting.Database.ExecuteAsync("update delegation set to_day = $2 where delegation_id = $1", over.DelegationId, Today.AddDays(-1));
        Assert.Equal("delegation_over", await CodeAsync(await SubmitAsync(owed(place.SchoolA), second, new(over.DelegationId))));

        var taken = await GiveAsync(boss, deputy, Today, Today.AddDays(1));
        Assert.Equal("withdrawn", (await (await fixture.SendAsync(HttpMethod.Post, $"/delegations/{taken.DelegationId}/withdraw", boss)).ReadAsync<DelegationView>()).State);
        Assert.Equal("delegation_over", await CodeAsync(await SubmitAsync(owed(place.SchoolA), second, new(taken.DelegationId))));

        var valid = await GiveAsync(boss, deputy, Today, Today);
        Assert.Equal("delegation_over", await CodeAsync(await SubmitAsync(owed(place.SchoolA), tokens.For(Roles.SchoolOfficer, place.SchoolA, other), new(valid.DelegationId))));
        Assert.Equal("signing_invalid", await CodeAsync(await SubmitAsync(owed(place.SchoolA), second, new(valid.DelegationId, "HIỆU TRƯỞNG"))));
        await (await SubmitAsync(owed(place.SchoolA), second, new(valid.DelegationId))).ReadAsync<SubmissionView>();

        var step = (await fixture.GetAsync<IReadOnlyList<ReportStep>>($"/reports/{owed(place.SchoolA)}/steps", second))[^1];
        Assert.Equal(("KT", "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "Lê Văn Phó"), (step.Capacity, step.SignerFor, step.SignerPosition, step.SignerName));
        Assert.Equal("KT/HIỆU TRƯỞNG/PHÓ HIỆU TRƯỞNG/Lê Văn Phó", await SignedAsync(owed(place.SchoolA)));
        await (await fixture.SendAsync(HttpMethod.Post, $"/reports/{owed(place.SchoolA)}/recall", second, new MoveReportRequest(2))).ReadAsync<SubmissionView>();
        Assert.Equal("", await SignedAsync(owed(place.SchoolA)));
    }

    [Fact]
    public async Task A_delegation_is_for_one_regime_of_one_unit_and_for_somebody_else()
    {
        var (place, owed) = await SubmissionTests.OwedAsync(fixture);
        await SubmissionTests.OwedAsync(fixture);
        var (head, deputy) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var tokens = fixture.Reporting.Tokens;
        var (boss, second) = (tokens.For(Roles.SchoolOfficer, place.SchoolA, head), tokens.For(Roles.SchoolOfficer, place.SchoolA, deputy));
        Assert.Equal("own_delegation", await CodeAsync(await PostAsync(boss, head, Today, Today)));
        Assert.Equal("delegation_invalid", await CodeAsync(await PostAsync(boss, deputy, Today.AddDays(-3), Today.AddDays(-1))));
        Assert.Equal("delegation_invalid", await CodeAsync(await PostAsync(boss, deputy, Today, Today.AddDays(-1))));
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(tokens.For(Roles.Auditor, place.SchoolA), deputy, Today, Today)).StatusCode);
        Assert.Equal("regime_unknown", await CodeAsync(await PostAsync(boss, deputy, Today, Today, Guid.CreateVersion7())));

        var regime = await fixture.Reporting.Database.ScalarAsync<Guid>("select regime_id from regime where issuer_unit_id <> $1 limit 1", place.Department);
        var forAnother = await (await PostAsync(boss, deputy, Today, Today, regime)).ReadAsync<DelegationView>(HttpStatusCode.Created);
        await WrittenAsync(owed(place.SchoolA), second);
        Assert.Equal("delegation_over", await CodeAsync(await SubmitAsync(owed(place.SchoolA), second, new(forAnother.DelegationId))));

        // Of another unit it is not even known, and nobody there withdraws it.
        var stranger = tokens.For(Roles.SchoolOfficer, place.SchoolB, deputy);
        await WrittenAsync(owed(place.SchoolB), stranger);
        Assert.Equal("delegation_over", await CodeAsync(await SubmitAsync(owed(place.SchoolB), stranger, new(forAnother.DelegationId))));
        Assert.Equal("not_found", await CodeAsync(await fixture.SendAsync(HttpMethod.Post, $"/delegations/{forAnother.DelegationId}/withdraw", stranger)));
        Assert.Equal(1, (await fixture.GetAsync<PagedResult<DelegationView>>("/delegations?mine=true", second)).Total);
        Assert.Equal(0, (await fixture.GetAsync<PagedResult<DelegationView>>("/delegations?mine=true", boss)).Total);

        // For a body that decides together one signs with its name above.
        await (await SubmitAsync(owed(place.SchoolB), stranger, new(null, "CHỦ TỊCH", "ỦY BAN NHÂN DÂN"))).ReadAsync<SubmissionView>();
        Assert.StartsWith("TM/ỦY BAN NHÂN DÂN/CHỦ TỊCH/", await SignedAsync(owed(place.SchoolB)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_even_a_row_written_by_hand_signs_without_a_delegation()
    {
        var (place, owed) = await SubmissionTests.OwedAsync(fixture);
        var teacher = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA);
        await WrittenAsync(owed(place.SchoolA), teacher);
        const string Row = """
            insert into submission_step (obligation_id, version, move, answers, narrative, by_account, by_name, by_unit_id, at, capacity, signer_name, signer_position, signer_for)
            values ($1, 2, 'submit', '{}', '', $2, 'Ai đó', $3, now(), 'KT', 'Ai đó', 'PHÓ HIỆU TRƯỞNG', 'HIỆU TRƯỞNG')
            """;
        var fault = await Assert.ThrowsAsync<PostgresException>(() => fixture.Reporting.Database.ExecuteAsync(Row, owed(place.SchoolA), Guid.CreateVersion7(), place.SchoolA));
        Assert.Equal(PostgresErrorCodes.CheckViolation, fault.SqlState);
    }

    private async Task<DelegationView> GiveAsync(string token, Guid to, DateOnly from, DateOnly until) => await (await PostAsync(token, to, from, until)).ReadAsync<DelegationView>(HttpStatusCode.Created);

    private Task<HttpResponseMessage> PostAsync(string token, Guid to, DateOnly from, DateOnly until, Guid? regime = null) => fixture.SendAsync(
        HttpMethod.Post, "/delegations", token, new GiveDelegationRequest(Guid.CreateVersion7(), "KT", "HIỆU TRƯỞNG", to, "Lê Văn Phó", "PHÓ HIỆU TRƯỞNG", from, until, regime));

    private async Task WrittenAsync(Guid obligation, string token) =>
        await (await fixture.SendAsync(HttpMethod.Put, $"/reports/{obligation}", token, new WriteReportRequest(0, FormAnswers.None, "Kết quả tốt."))).ReadAsync<WrittenReport>();

    private Task<HttpResponseMessage> SubmitAsync(Guid obligation, string token, SigningRequest signing) =>
        fixture.SendAsync(HttpMethod.Post, $"/reports/{obligation}/submit", token, new MoveReportRequest(1, Signing: signing));

    private Task<string> SignedAsync(Guid obligation) =>
        fixture.Reporting.Database.ScalarAsync<string>("select concat_ws('/', capacity, signer_for, signer_position, signer_name) from submission where obligation_id = $1", obligation);

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.ReadJsonAsync(answer.StatusCode)).GetProperty("code").GetString();
}
