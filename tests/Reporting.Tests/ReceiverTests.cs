using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Periods;
using EduCoop.Reporting.Regimes;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Who receives follows the units: of the level above the nearest on the period's day; where an addressee has ceased to exist, its successor.</summary>
public sealed class ReceiverTests(RegimeFixture fixture) : IClassFixture<RegimeFixture>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));

    [Fact]
    public async Task A_programme_goes_on_when_its_addressee_ceases_to_exist_in_the_middle()
    {
        // A department reports each quarter to a partner province, which is joined to another on the last day of June.
        var place = await fixture.PlaceAsync();
        var (partner, joined) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await fixture.RegisterAsync(partner, "Sở tỉnh bạn", "so_gddt", [partner]);
        await fixture.RegisterAsync(joined, "Sở tỉnh hợp nhất", "so_gddt", [joined]);
        await fixture.KnownAsync(partner, joined);
        var year = Today.Year - 1;
        var content = new RegimeContent(
            "Báo cáo phối hợp", RegimeKind.Periodic, PeriodKind.Quarter, new(DueKind.AfterCutOff, 5), [new("Sở", ReporterKind.Units, UnitIds: [place.Department])], ReceiverId: partner, ReceiverName: "Sở tỉnh bạn");
        var regime = (await fixture.CreateAsync(place, content, new(year, 1, 1), new(year, 12, 31))).RegimeId;
        await fixture.UnfoldedAsync(regime);
        Assert.Equal(4, await ReceivesAsync(regime, partner));

        // The second quarter's is with the old partner when it ends.
        var office = fixture.Reporting.Tokens.For(Roles.ProgrammeOfficer, place.Department);
        var second = await fixture.Reporting.Database.ScalarAsync<Guid>("select obligation_id from obligation where regime_id = $1 and period_key = $2", regime, $"{year}-Q2");
        await (await fixture.SendAsync(HttpMethod.Put, $"/reports/{second}", office, new WriteReportRequest(0, FormAnswers.None, "Quý II."))).ReadAsync<WrittenReport>();
        await (await fixture.SendAsync(HttpMethod.Post, $"/reports/{second}/submit", office, new MoveReportRequest(1))).ReadAsync<SubmissionView>();
        await fixture.CloseAsync(partner, "Sở tỉnh bạn", new(year, 6, 30), joined);
        await Eventually.Async("the receivers follow", () => ReceivesAsync(regime, joined), count => count == 2, TimeSpan.FromSeconds(60));
        Assert.Equal(2, await ReceivesAsync(regime, partner));
        Assert.Equal(4, await fixture.Reporting.Database.ScalarAsync<long>("select count(*) from obligation where regime_id = $1 and cancelled_on is null and unit_id = $2", regime, place.Department));

        // The successor has all four before it and accepts what was sent to the one before.
        var heir = fixture.Reporting.Tokens.For(Roles.ProgrammeOfficer, joined);
        var list = await fixture.GetAsync<PagedResult<ReceivedReport>>($"/reports/received?regimeId={regime}&from={year}-01-01&to={Today.Year}-12-31", heir);
        Assert.Equal((4, 1), ((int)list.Total, list.Items.Count(one => one.State == "submitted")));
        await (await fixture.SendAsync(HttpMethod.Post, $"/reports/{second}/accept", heir, new MoveReportRequest(2))).ReadAsync<SubmissionView>();
        Assert.Equal(0, (await fixture.GetAsync<PagedResult<ReceivedReport>>($"/reports/received?regimeId={regime}&from={year}-01-01", fixture.Reporting.Tokens.For(Roles.ProgrammeOfficer, place.SchoolA))).Total);
    }

    [Fact]
    public async Task Nobody_sees_a_report_that_is_owed_before_who_receives_it_is_known()
    {
        // Asked at each commit: a list that names a report whose page answers 404 is what a reader would see between two of them.
        await fixture.Reporting.Database.ExecuteAsync("""
            create or replace function refuse_without_receiver() returns trigger language plpgsql as $$
            begin
                if exists (select from obligation where obligation_id = new.obligation_id and receiver_unit_id is null) then raise 'owed to nobody'; end if;
                return null;
            end $$
            """);
        await fixture.Reporting.Database.ExecuteAsync("create constraint trigger owed_to_somebody after insert on obligation deferrable initially deferred for each row execute function refuse_without_receiver()");
        try
        {
            var place = await fixture.PlaceAsync();
            var regime = (await fixture.CreateAsync(place, RegimeFixture.Yearly(place), Today)).RegimeId;
            await fixture.UnfoldedAsync(regime);
            Assert.Equal(0, await fixture.Reporting.Database.ScalarAsync<long>("select count(*) from obligation where regime_id = $1 and receiver_unit_id is null", regime));
            Assert.NotEqual(0, await fixture.Reporting.Database.ScalarAsync<long>("select count(*) from obligation where regime_id = $1 and level = 0", regime));
        }
        finally
        {
            await fixture.Reporting.Database.ExecuteAsync("drop trigger owed_to_somebody on obligation");
        }
    }

    [Fact]
    public async Task A_school_reports_to_the_ward_of_the_periods_day_and_no_level_is_skipped_after_a_merger()
    {
        var place = await fixture.PlaceAsync();
        var ward = Guid.CreateVersion7();
        var year = Today.Year - 1;
        var content = new RegimeContent(
            "Báo cáo quý", RegimeKind.Periodic, PeriodKind.Quarter, new(DueKind.AfterCutOff, 10),
            [
                new("Trường", ReporterKind.Types, UnderId: place.Department, TypeCodes: ["tieu_hoc", "thcs"], DaysBefore: 6),
                new("Xã", ReporterKind.Types, UnderId: place.Department, TypeCodes: ["ubnd_xa"], DaysBefore: 3),
                new("Sở", ReporterKind.Units, UnitIds: [place.Department]),
            ]);
        var regime = (await fixture.CreateAsync(place, content, new(year, 1, 1), new(year, 12, 31))).RegimeId;
        await fixture.UnfoldedAsync(regime);
        Assert.Equal(place.FirstWard, await ReceiverAsync(regime, place.SchoolA, $"{year}-Q1"));

        // Both wards become one on 1 July; the schools are told to be under it.
        await fixture.RegisterAsync(ward, "Phường Hợp Nhất", "ubnd_xa", [place.Department, ward], new(year, 7, 1));
        await fixture.KnownAsync(ward);
        await fixture.CloseAsync(place.FirstWard, "Phường Một", new(year, 6, 30), ward);
        await fixture.CloseAsync(place.SecondWard, "Phường Hai", new(year, 6, 30), ward);
        await fixture.RenameAsync(place.SchoolA, "Trường A", "tieu_hoc", [place.Department, ward, place.SchoolA], new(year, 7, 1), 2);
        await Eventually.Async("the school's receiver follows", () => ReceiverAsync(regime, place.SchoolA, $"{year}-Q3"), one => one == ward, TimeSpan.FromSeconds(60));
        await fixture.UnfoldedAsync(regime);
        Assert.Equal(place.FirstWard, await ReceiverAsync(regime, place.SchoolA, $"{year}-Q1"));
        // Of school C nobody has said that it moved: its ward's successor receives all the same.
        Assert.Equal(ward, await ReceiverAsync(regime, place.SchoolC, $"{year}-Q4"));
        Assert.Equal(place.Department, await ReceiverAsync(regime, ward, $"{year}-Q4"));
        var officer = fixture.Reporting.Tokens.For(Roles.UnitOfficer, ward);
        Assert.Equal(12, (await fixture.GetAsync<PagedResult<ReceivedReport>>($"/reports/received?regimeId={regime}&from={year}-01-01&to={Today.Year}-12-31", officer)).Total);
    }

    private Task<long> ReceivesAsync(Guid regime, Guid unit) => fixture.Reporting.Database.ScalarAsync<long>(
        "select count(*) from obligation where regime_id = $1 and receiver_unit_id = $2 and cancelled_on is null", regime, unit);

    private Task<Guid> ReceiverAsync(Guid regime, Guid unit, string period) => fixture.Reporting.Database.ScalarAsync<Guid>(
        "select receiver_unit_id from obligation where regime_id = $1 and unit_id = $2 and period_key = $3 and cancelled_on is null", regime, unit, period);
}
