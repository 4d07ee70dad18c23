using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Forms;

/// <summary>A form in a list.</summary>
/// <param name="FormId">Its id.</param>
/// <param name="UnitId">The unit that issues it.</param>
/// <param name="UnitName">Its name today.</param>
/// <param name="Title">Title of the newest version.</param>
/// <param name="Version">The newest version.</param>
/// <param name="PublishedVersion">The one that units fill in; null until one is published.</param>
public sealed record FormLine(Guid FormId, Guid UnitId, string? UnitName, string Title, int Version, int? PublishedVersion);

/// <summary>A form filled in with what is known, each number with the figure that it comes from.</summary>
/// <param name="Version">Version of the form.</param>
/// <param name="Answers">What the figures and formulas give.</param>
/// <param name="Figures">By the fields' keys: the figure's code, for GET /forms/figures/{code}/rows.</param>
/// <param name="Faults">What people still must fill in.</param>
public sealed record PrefilledForm(int Version, FormAnswers Answers, IReadOnlyDictionary<string, string> Figures, IReadOnlyList<FormFault> Faults);

/// <summary>Body of POST /forms/{formId}/check.</summary>
/// <param name="Answers">What was filled in.</param>
/// <param name="Version">By which version; the published one, or else the newest, when left out.</param>
public sealed record CheckAnswersRequest(FormAnswers Answers, int? Version = null);

/// <summary>GET /forms, /forms/{formId}, /forms/{formId}/prefilled; POST /forms/{formId}/check.</summary>
internal static class GetForm
{
    private const string Seen = """
        from form f left join unit_copy u on u.unit_id = f.unit_id
        where (@everything or f.unit_id = @own or @own = any (u.path) or f.unit_id = any (array(select unnest(path) from unit_copy where unit_id = @own)))
          and (not @published or f.published_version is not null)
        """;

    internal static async Task<Results<Ok<PagedResult<FormLine>>, ProblemHttpResult>> HandleList(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, bool? published = null, int? page = null, int? pageSize = null)
    {
        var everything = user.IsInRole(Roles.Administrator);
        if (!everything && user.ActingUnit() is null)
        {
            return Refusal.OutOfScope.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var values = new { everything, own = user.ActingUnit() ?? Guid.Empty, published = published ?? false, size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) {Seen}", values, cancellationToken: cancellation));
        var items = await connection.QueryAsync<FormLine>(new CommandDefinition(
            $"""select f.form_id, f.unit_id, u.name as unit_name, f.title, f.version, f.published_version {Seen} order by f.title collate "vi-x-icu", f.form_id limit @size offset @offset""",
            values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<FormLine>(items.AsList(), total, wanted.Page, wanted.PageSize));
    }

    internal static async Task<Results<Ok<FormView>, ProblemHttpResult>> Handle(
        Guid formId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? version = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (form, refusal) = await FormStore.ReadableAsync(connection, user, formId, version, cancellation);
        return form is null ? refusal!.ToProblem() : TypedResults.Ok(form);
    }

    internal static async Task<Results<Ok<PrefilledForm>, ProblemHttpResult>> HandlePrefilled(
        Guid formId, Guid unitId, DateOnly from, DateOnly to, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? version = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (form, refusal) = await PublishedAsync(connection, user, formId, version, cancellation);
        refusal ??= await GetFigures.RefuseAsync(connection, user, unitId, from, to, cancellation);
        if (form is null || refusal is not null)
        {
            return refusal!.ToProblem();
        }

        var (figures, reading) = await PrefillAsync(connection, form.Content, unitId, from, to, cancellation);
        return TypedResults.Ok(new PrefilledForm(form.Version, reading.Answers, figures, reading.Faults));
    }

    /// <summary>The form filled in with figures, and which figure each field is.</summary>
    internal static async Task<(Dictionary<string, string> Figures, FormReading Reading)> PrefillAsync(
        NpgsqlConnection connection, FormContent form, Guid unitId, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var figures = form.Fields.Where(field => field.Source is not null).ToDictionary(field => field.Key, field => field.Source!, StringComparer.Ordinal);
        var values = figures.Count == 0 ? [] : await GetFigures.ValuesAsync(connection, [.. figures.Values.Distinct()], unitId, from, to, cancellation);
        var known = values.ToDictionary(value => value.Code, value => FormReader.Shown(value.Value), StringComparer.Ordinal);
        return (figures, FormReader.Read(form, FormAnswers.None with { Values = figures.ToDictionary(one => one.Key, one => known[one.Value], StringComparer.Ordinal) }));
    }

    internal static async Task<Results<Ok<FormReading>, ProblemHttpResult>> HandleCheck(
        Guid formId, CheckAnswersRequest request, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (form, refusal) = await PublishedAsync(connection, user, formId, request.Version, cancellation);
        return form is null ? refusal!.ToProblem() : TypedResults.Ok(FormReader.Read(form.Content, request.Answers ?? FormAnswers.None));
    }

    private static async Task<(FormView? Form, Refusal? Refusal)> PublishedAsync(NpgsqlConnection connection, ClaimsPrincipal user, Guid formId, int? version, CancellationToken cancellation)
    {
        var (form, refusal) = await FormStore.ReadableAsync(connection, user, formId, version, cancellation);
        return form is { PublishedVersion: { } published } && version is null && published != form.Version
            ? (await FormStore.FindAsync(connection, formId, published, cancellation), null)
            : (form, refusal);
    }
}
