using EduCoop.Documents.Citations;
using EduCoop.Documents.Plans;
using EduCoop.Testing;

namespace EduCoop.Documents.Tests.Plans;

/// <summary>What is reached on the shared plans, as a ratchet: these figures may rise and never fall.</summary>
public sealed class HeadScoreTests
{
    [SharedTheory]
    [InlineData("seeds", "number", 1)]
    [InlineData("seeds", "basis", 1)]
    [InlineData("seeds", "indicator", 1)]
    [InlineData("plans", "number", 1)]
    [InlineData("plans", "basis", 1)]
    [InlineData("plans", "indicator", 1)]
    public void Fields(string set, string field, double least)
    {
        var score = SharedPlan.ScoreOf(set);
        Assert.True(score[field].F1 >= least, score.Table());
    }

    [SharedFact]
    public void Day_place_signature_and_recipients_are_as_known() =>
        Assert.All(SharedPlan.All, plan =>
        {
            var (expected, draft) = (plan.Expected, plan.Reading.Draft);
            Assert.Equal((string?)expected["documentNumberTemplate"], draft.DocumentNumberTemplate);
            Assert.Equal((string?)expected["documentDate"], draft.DocumentDate?.ToString("O"));
            if (expected["signer"] is { } signer)
            {
                Assert.Equal(((string?)signer, (string?)expected["signerTitle"]), (draft.Signer, draft.SignerTitle));
                Assert.Equal((int?)expected["recipientsCount"], draft.RecipientsCount);
            }

            if (expected["documentDateParts"] is { } parts)
            {
                Assert.Equal(((int?)parts["year"], (int?)parts["month"], (int?)parts["day"]), (draft.DocumentDateParts!.Year, draft.DocumentDateParts.Month, draft.DocumentDateParts.Day));
            }
        });

    [SharedFact]
    public void Issuer_and_title_are_as_known_up_to_capitals() =>
        Assert.All(SharedPlan.All, plan =>
        {
            Assert.Equal((string?)plan.Expected["issuer"], plan.Reading.Draft.Issuer, ignoreCase: true);
            Assert.Equal((string?)plan.Expected["title"], plan.Reading.Draft.Title, ignoreCase: true);
        });

    [SharedFact]
    public void The_bases_themselves_are_as_known() =>
        Assert.All(SharedPlan.All.Where(plan => plan.Set == "seeds"), plan =>
            Assert.Equal(plan.Expected["legalBasis"]!.AsArray().Select(one => (string?)one), plan.Reading.Draft.LegalBasis));

    [SharedFact]
    public void Leaders_in_charge_are_as_known() =>
        Assert.Equal(
            SharedPlan.Named("seed-004").Expected["leadership"]!.AsArray().Select(one => ((string?)one![0], (string?)one[1])),
            SharedPlan.Named("seed-004").Reading.Draft.Leadership.Select(one => ((string?)one.Name, one.Duty)));

    [SharedFact]
    public void Every_value_stands_where_its_span_says() =>
        Assert.All(SharedPlan.All, plan =>
        {
            var (reading, draft) = (plan.Reading, plan.Reading.Draft);
            Assert.All(draft.Indicators, one => reading.StandsAt(one.Text, one.Spans["text"]));
            Assert.All(draft.Recipients, one => reading.StandsAt(one.Text, one.Span));
            Assert.All(draft.Leadership, one => reading.StandsAt(one.Name, one.Span));
            Assert.All(draft.Objectives, one => reading.StandsAt(one.Text, one.Span));
            Assert.All(draft.Funding.Zip(draft.FundingSpans), one => reading.StandsAt(one.First, one.Second));
            Assert.All(draft.ReportingDeadlines.Where(one => one.DeadlineText is not null), one => reading.StandsAt(one.DeadlineText, one.Spans["deadlineText"]));
            Assert.All(draft.Citations, one => Assert.InRange(one.Span.Length, 1, 2_000));
            reading.StandsAt(draft.Title, "title");
        });

    [SharedFact]
    public void The_ward_plan_binds_to_the_departments_plan_once_that_is_issued()
    {
        var parent = SharedPlan.Named("seed-000").Reading.Draft;
        var issued = new IssuedDocument(Guid.CreateVersion7(), "1588/KH-SGDĐT", new(2026, 4, 17), parent.Issuer, parent.Title);
        var bindings = CitationBinder.Bind(SharedPlan.Named("seed-003").Reading.Draft.Citations, [issued]);
        Assert.NotEmpty(bindings);
        Assert.All(bindings, binding => Assert.Same(issued, binding.Document));
    }

    [SharedFact]
    public void A_plan_reads_the_same_with_other_line_ends_and_with_letters_and_marks_apart() =>
        Assert.All(SharedPlan.All, plan =>
        {
            var text = plan.Reading.Document.Text;
            foreach (var other in new[] { text.ReplaceLineEndings("\r\n"), text.Normalize(System.Text.NormalizationForm.FormD) })
            {
                var draft = Reading.Of(other).Draft;
                Assert.Equal(
                    (plan.Reading.Draft.DocumentNumber, plan.Reading.Draft.LegalBasisCount, plan.Reading.Draft.Indicators.Count, plan.Reading.Draft.RecipientsCount),
                    (draft.DocumentNumber, draft.LegalBasisCount, draft.Indicators.Count, draft.RecipientsCount));
            }
        });
}
