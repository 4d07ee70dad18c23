using System.Globalization;
using System.Net;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Registers;
using EduCoop.Twinning.Reviews;
using EduCoop.Twinning.Tests.Agreements;
using EduCoop.Twinning.Tests.Fixtures;
using EduCoop.Twinning.Tests.Health.Fixtures;

namespace EduCoop.Twinning.Tests.Reviews;

/// <summary>A year in figures against a count by hand, who may judge it, and that another mark than the proposed one needs words.</summary>
[Collection(OneService.Name)]
public sealed class ReviewTests(TwinningService service)
{
    private static int Year => TwinningCalls.ThisYear;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Criteria_equal_a_count_by_hand()
    {
        var flow = await LivingPairAsync();
        var figures = await (await SendAsync(HttpMethod.Get, $"/agreements/{flow.Id}/reviews/{Year}/figures", flow.SeekerHead)).ReadAsync<ReviewFigures>();
        var counted = figures.Criteria.ToDictionary(one => one.Measure, one => (one.Value, one.Points));
        Assert.Equal((1m, 15m), counted[QualityMeasure.PlanAgreed]);
        // Two of eight; 150 minutes of 600.
        Assert.Equal((2m, 6.25m), counted[QualityMeasure.ActivitiesHeld]);
        Assert.Equal((150m, 2.5m), counted[QualityMeasure.MinutesHeld]);
        // Seven words of the one, four of the other: 2 × 4 / 11.
        Assert.Equal((0.73m, 14.55m), counted[QualityMeasure.BothSidesShare]);
        Assert.Equal((0.5m, 5m), counted[QualityMeasure.ConfirmedShare]);
        // The later word of a side counts: 4 and 5.
        Assert.Equal((4.5m, 13.5m), counted[QualityMeasure.UsefulnessMean]);
        Assert.Equal((2m, 3.33m), counted[QualityMeasure.Kinds]);
        Assert.Equal((60.1m, "fair"), (figures.Points, figures.ProposedMark));
        await (await SendAsync(HttpMethod.Get, $"/agreements/{flow.Id}/reviews/2020/figures", flow.SeekerHead)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "school_year_outside");
        await (await SendAsync(HttpMethod.Get, $"/agreements/{flow.Id}/reviews/{Year}/figures", service.Head)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Theory]
    [InlineData("80", "excellent")]
    [InlineData("79", "good")]
    [InlineData("65", "good")]
    [InlineData("64", "fair")]
    [InlineData("50", "fair")]
    [InlineData("49", "weak")]
    [InlineData("0", "weak")]
    public void Marks_begin_at_their_points(string value, string mark)
    {
        QualityCriterion[] criteria =
        [
            new() { Code = "phut", Version = 1, Name = "Phút", NameEn = "Minutes", Measure = QualityMeasure.MinutesHeld, Full = 100, Weight = 7, Active = true },
            new() { Code = "nghi", Version = 2, Name = "Nghỉ", NameEn = "Off", Measure = QualityMeasure.Kinds, Full = 1, Weight = 90, Active = false },
        ];
        QualityLine[] lines = [new("excellent", 80), new("good", 65), new("fair", 50), new("weak", 0)];
        PairResult result = new() { PlanAgreed = false, Held = 1, Minutes = long.Parse(value, CultureInfo.InvariantCulture), Confirmed = 0, Kinds = 1, SupporterWords = 0, SeekerWords = 0 };
        var figures = ReviewFigures.Of(Year, result, criteria, lines);
        Assert.Equal((mark, decimal.Parse(value, CultureInfo.InvariantCulture)), (figures.ProposedMark, figures.Points));
        // More than full gives no more.
        Assert.Equal(100, ReviewFigures.Of(Year, result with { Minutes = 5000 }, criteria, lines).Points);
    }

    [Fact]
    public async Task Another_mark_than_the_proposed_one_needs_words_and_the_latest_review_counts()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var flow = await LivingPairAsync();
        var review = new ReviewPairRequest(Guid.CreateVersion7(), "good");
        var bare = await ReviewAsync(flow, flow.WardApprover, review);
        await bare.ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "reason_missing");
        await (await ReviewAsync(flow, flow.WardApprover, review with { Text = "ngắn quá" })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "reason_missing");
        await (await ReviewAsync(flow, flow.WardApprover, review with { Mark = "great" })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "mark_unknown");
        var proposed = await (await ReviewAsync(flow, flow.WardApprover, new(Guid.CreateVersion7(), "fair"))).ReadAsync<ReviewView>(HttpStatusCode.Created);
        Assert.Equal((1L, "fair", 60.1m, "Ủy ban nhân dân phường Mẫu", 7), (proposed.Version, proposed.ProposedMark, proposed.Points, proposed.ByUnitName, proposed.Figures.Criteria.Count));

        review = review with { Text = "Đường vào bản bị sạt lở hai tháng, hai trường vẫn giữ được liên lạc." };
        var said = await (await ReviewAsync(flow, flow.BorderApprover, review)).ReadAsync<ReviewView>(HttpStatusCode.Created);
        Assert.Equal((2L, "good", "fair"), (said.Version, said.Mark, said.ProposedMark));
        Assert.Equal(said.At, (await (await ReviewAsync(flow, flow.BorderApprover, review)).ReadAsync<ReviewView>()).At);
        await (await ReviewAsync(flow, flow.BorderApprover, review with { Mark = "weak" })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        Assert.Equal(["good", "fair"], (await (await SendAsync(HttpMethod.Get, $"/agreements/{flow.Id}/reviews", flow.SupporterHead)).ReadAsync<IReadOnlyList<ReviewView>>()).Select(one => one.Mark));
        Assert.Equal("good", Assert.Single((await (await SendAsync(HttpMethod.Get, $"/registers/connections?schoolYear={Year}&under={flow.Seeker}", flow.SeekerHead)).ReadAsync<PagedResult<RegisterConnection>>()).Items).Mark);
        Assert.Equal("good", (await probe.WaitAsync<TwinningReviewed>(one => one.AgreementId == flow.Id && one.Version == 2)).Mark);
    }

    [Fact]
    public async Task Only_an_owning_office_itself_judges_a_year_that_has_begun()
    {
        var flow = await LivingPairAsync();
        var review = new ReviewPairRequest(Guid.CreateVersion7(), "fair");
        // Above it, a school, another ward.
        await (await ReviewAsync(flow, service.Officer, review)).ReadProblemAsync(HttpStatusCode.Forbidden, "not_an_office");
        await (await ReviewAsync(flow, service.Tokens.For(Roles.UnitOfficer, flow.Supporter), review)).ReadProblemAsync(HttpStatusCode.Forbidden, "not_an_office");
        await (await ReviewAsync(flow, service.Tokens.For(Roles.Approver, Tree.OtherWard), review)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Equal(HttpStatusCode.Forbidden, (await ReviewAsync(flow, flow.SupporterHead, review)).StatusCode);
        await (await ReviewAsync(flow, flow.WardApprover, review, Year + 1)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "school_year_outside");
        await (await ReviewAsync(flow, flow.WardApprover, review, Year - 1)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "school_year_outside");
        await (await ReviewAsync(flow, flow.WardApprover, review with { ReviewId = Guid.Empty })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "id_missing");
        var proposed = await AgreementFlow.PrepareAsync(service);
        await proposed.ReachAsync(2);
        await (await ReviewAsync(proposed, proposed.WardApprover, review)).ReadProblemAsync(HttpStatusCode.Conflict, "pair_not_active");
        await (await SendAsync(HttpMethod.Get, $"/agreements/{flow.Id}/reviews", service.Head)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await ReviewAsync(flow, flow.WardApprover, review)).ReadAsync<ReviewView>(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Criteria_are_changed_by_version_and_an_earlier_day_still_shows_the_earlier_ones()
    {
        var path = "/quality-criteria/thu_nghiem";
        QualityCriterionRequest wanted = new(0, "Thử nghiệm", "Trial", QualityMeasure.Kinds, 2.5m, 10, false);
        var made = await (await SendAsync(HttpMethod.Put, path, service.Officer, wanted)).ReadAsync<QualityCriterion>();
        Assert.Equal((1L, 2.5m, false), (made.Version, made.Full, made.Active));
        Assert.Equal(made, await (await SendAsync(HttpMethod.Put, path, service.Officer, wanted)).ReadAsync<QualityCriterion>());
        await (await SendAsync(HttpMethod.Put, path, service.Officer, wanted with { Version = 7, Weight = 11 })).ReadProblemAsync(HttpStatusCode.Conflict, "version_conflict");
        await (await SendAsync(HttpMethod.Put, path, service.Officer, wanted with { Version = 1, Full = 0 })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "criterion_invalid");
        await (await SendAsync(HttpMethod.Put, path, service.Officer, wanted with { Version = 1, Name = "" })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "text_invalid");
        await (await SendAsync(HttpMethod.Put, "/quality-criteria/Sai-Ma", service.Officer, wanted)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "criterion_invalid");
        var changed = await (await SendAsync(HttpMethod.Put, path, service.Officer, wanted with { Version = 1, Weight = 11 })).ReadAsync<QualityCriterion>();
        Assert.Equal(2, changed.Version);
        Assert.Contains(changed, await CriteriaAsync(""));
        Assert.Equal(7, (await CriteriaAsync($"?asOf={TwinningCalls.Today.AddDays(-1):yyyy-MM-dd}")).Count);
    }

    private async Task<IReadOnlyList<QualityCriterion>> CriteriaAsync(string query) =>
        await (await SendAsync(HttpMethod.Get, $"/quality-criteria{query}", service.Head)).ReadAsync<IReadOnlyList<QualityCriterion>>();

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string token, object? body = null) => service.Http.SendAsync(method, path, token, body);

    private Task<HttpResponseMessage> ReviewAsync(AgreementFlow flow, string token, ReviewPairRequest review, int? year = null) =>
        SendAsync(HttpMethod.Post, $"/agreements/{flow.Id}/reviews/{year ?? Year}", token, review);

    /// <summary>A plan of both, two activities of two kinds (one confirmed and judged by both, by the one twice), a message.</summary>
    private async Task<AgreementFlow> LivingPairAsync()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        await (await flow.ProposeAsync(flow.SupporterHead, flow.Proposal() with { FromYear = Year, ThroughYear = Year + 1 })).ReadAsync<AgreementView>(HttpStatusCode.Created);
        foreach (var (step, token) in new[] { (AgreementStep.Accept, flow.SeekerHead), (AgreementStep.Approve, flow.WardApprover), (AgreementStep.Approve, flow.BorderApprover) })
        {
            await (await flow.DoAsync(step, token)).ReadAsync<AgreementView>();
        }

        var life = new LifeWriter(service.Database, flow.Id);
        var (now, day) = (Now.AddMinutes(-10), TwinningCalls.Today);
        await life.WritePlanAsync(now, "supporter", Year);
        await life.AgreePlanAsync(now, "seeker", Year);
        var first = await life.HoldAsync(now, day, year: Year, report: new(day, 90));
        await life.ConfirmAsync(first, now, "seeker");
        await life.HoldAsync(now, day, year: Year, kind: "giao_luu", report: new(day, 60));
        await life.EvaluateAsync(first, now, "supporter", 4);
        await life.EvaluateAsync(first, now, "seeker", 1);
        await life.EvaluateAsync(first, now.AddMinutes(1), "seeker", 5);
        await life.WriteAsync(now, "supporter");
        return flow;
    }
}
