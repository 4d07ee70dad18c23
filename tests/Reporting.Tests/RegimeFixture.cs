using System.Net;
using EduCoop.Contracts.UnitDirectory;
using EduCoop.Reporting.Obligations;
using EduCoop.Reporting.Periods;
using EduCoop.Reporting.Regimes;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>A department with wards and schools, told to a running Reporting as the directory tells them, and short words for what tests ask of it.</summary>
public sealed class RegimeFixture : IAsyncLifetime
{
    private static readonly DateTimeOffset Moment = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public ReportingFixture Reporting { get; } = new();

    public Task InitializeAsync() => Reporting.InitializeAsync();

    public Task DisposeAsync() => Reporting.DisposeAsync();

    /// <summary>A department, two wards under it, two schools under the first and one under the second; all there since 2020.</summary>
    internal async Task<Place> PlaceAsync()
    {
        var place = new Place(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await RegisterAsync(place.Department, "Sở Mẫu", "so_gddt", [place.Department]);
        await RegisterAsync(place.FirstWard, "Phường Một", "ubnd_xa", [place.Department, place.FirstWard]);
        await RegisterAsync(place.SecondWard, "Phường Hai", "ubnd_xa", [place.Department, place.SecondWard]);
        await RegisterAsync(place.SchoolA, "Trường A", "tieu_hoc", [place.Department, place.FirstWard, place.SchoolA]);
        await RegisterAsync(place.SchoolB, "Trường B", "thcs", [place.Department, place.FirstWard, place.SchoolB]);
        await RegisterAsync(place.SchoolC, "Trường C", "tieu_hoc", [place.Department, place.SecondWard, place.SchoolC]);
        await KnownAsync(place.Department, place.FirstWard, place.SecondWard, place.SchoolA, place.SchoolB, place.SchoolC);
        return place;
    }

    internal Task RegisterAsync(Guid id, string name, string type, Guid[] path, DateOnly? from = null) =>
        Reporting.Owners.SendAsync(new UnitRegistered(id, name, name, type, path.Length > 1 ? path[^2] : null, path, [], from ?? new(2020, 1, 1), null, 1, Moment));

    internal Task RenameAsync(Guid id, string name, string type, Guid[] path, DateOnly from, long version) =>
        Reporting.Owners.SendAsync(new UnitChanged(id, name, name, type, path.Length > 1 ? path[^2] : null, path, [], from, null, version, Moment));

    internal Task CloseAsync(Guid id, string name, DateOnly lastDay, params Guid[] successors) =>
        Reporting.Owners.SendAsync(new UnitClosed(id, name, lastDay, [.. successors.Select(one => new UnitReference(one, "Đơn vị kế tiếp", "tieu_hoc"))], null, 9, Moment));

    internal Task KnownAsync(params Guid[] ids) => Eventually.Async(
        "the units are heard", () => Reporting.Database.ScalarAsync<long>("select count(*) from unit_time where unit_id = any ($1)", ids), count => count >= ids.Length, TimeSpan.FromSeconds(60));

    /// <summary>Yearly, before 15 December: schools, wards and the department.</summary>
    internal static RegimeContent Yearly(Place place, int? schools = 6, int? wards = 3, DueRule? due = null) => new(
        "Báo cáo kết quả hợp tác", RegimeKind.Periodic, PeriodKind.Year, due ?? new(DueKind.DayOfYear, Day: 20, Month: 12),
        [
            new("Trường", ReporterKind.Types, UnderId: place.Department, TypeCodes: ["tieu_hoc", "thcs"], DaysBefore: schools),
            new("Xã", ReporterKind.Types, UnderId: place.Department, TypeCodes: ["ubnd_xa"], DaysBefore: wards),
            new("Sở", ReporterKind.Units, UnitIds: [place.Department]),
        ]);

    internal async Task<RegimeView> CreateAsync(Place place, RegimeContent content, DateOnly from, DateOnly? to = null, string? token = null)
    {
        var body = new CreateRegimeRequest(Guid.CreateVersion7(), place.Department, from, content, to);
        return await (await SendAsync(HttpMethod.Post, "/regimes", token ?? Officer(place), body)).ReadAsync<RegimeView>(HttpStatusCode.Created);
    }

    internal string Officer(Place place) => Reporting.Tokens.For(Roles.ProgrammeOfficer, place.Department);

    internal Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, object? body = null) => Reporting.Http.SendAsync(method, path, token, body);

    internal async Task<T> GetAsync<T>(string path, string token) => await (await SendAsync(HttpMethod.Get, path, token)).ReadAsync<T>();

    /// <summary>Waits until the queue is empty and everything rests on what units are now.</summary>
    internal Task UnfoldedAsync(Guid regime) => Eventually.Async(
        "the obligations are made",
        () => Reporting.Database.ScalarAsync<bool>(
            "select not exists (select from regime_job where regime_id = $1) and ground is not distinct from obligation_ground((now() at time zone 'Asia/Ho_Chi_Minh')::date) from regime where regime_id = $1", regime),
        done => done, TimeSpan.FromSeconds(90));

    internal Task<PagedResult<Obligation>> ObligationsAsync(string query, string token) => GetAsync<PagedResult<Obligation>>($"/obligations?{query}", token);

    internal Task<PagedResult<ObligationCount>> BoardAsync(string query, string token) => GetAsync<PagedResult<ObligationCount>>($"/obligations/board?{query}", token);
}

/// <summary>The units of one test.</summary>
internal sealed record Place(Guid Department, Guid FirstWard, Guid SecondWard, Guid SchoolA, Guid SchoolB, Guid SchoolC);
