using EduCoop.ServiceDefaults;
using EduCoop.Storage;

namespace EduCoop.Twinning.Runs;

/// <summary>Matching runs: asked for, computed by a worker, compared, decided, chosen, released by a second person.</summary>
internal static class RunRoutes
{
    private static readonly string[] Readers = [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.Approver, Roles.Auditor];

    private static readonly string[] Offices = [Roles.Administrator, Roles.ProgrammeOfficer];

    internal static void AddMatchingRuns(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WorkBell<RunJob>>();
        builder.Services.AddSingleton<PublishRun>();
        builder.Services.AddSingleton<BuiltRuns>();
        builder.Services.AddHostedService<RunWorker>();
    }

    internal static void MapMatchingRuns(this WebApplication app)
    {
        var matching = app.MapGroup("/matching").WithTags("Matching");
        matching.MapPost("runs", StartRun.Handle).RequireRoles(Offices);
        matching.MapGet("runs", ListRuns.Handle).RequireRoles(Readers);
        matching.MapGet("runs/{runId:guid}", RunRow.Handle).RequireRoles(Readers);
        matching.MapGet("runs/{runId:guid}/pairs", ListRunPairs.Handle).RequireRoles(Readers);
        matching.MapGet("runs/{runId:guid}/unmatched", ListUnmatched.Handle).RequireRoles(Readers);
        matching.MapGet("runs/{runId:guid}/explanation", ExplainPair.Handle).RequireRoles(Readers);
        matching.MapPost("runs/{runId:guid}/cancel", CancelRun.Handle).RequireRoles(Offices);
        matching.MapPost("runs/{runId:guid}/choose", ChooseSolution.Handle).RequireRoles(Offices);
        // A second person: another role, and never who ran or chose.
        matching.MapPost("runs/{runId:guid}/publish", ReleaseRun.Handle).RequireRoles(Roles.Approver);
        matching.MapPost("decisions", PairDecisions.Handle).RequireRoles(Offices);
        matching.MapGet("decisions", PairDecisions.HandleList).RequireRoles(Readers);
        matching.MapPost("decisions/{decisionId:guid}/end", PairDecisions.HandleEnd).RequireRoles(Offices);
        matching.MapGet("weights/{authorityId:guid}", WeightStore.HandleGet).RequireRoles(Readers);
        matching.MapPut("weights/{authorityId:guid}", WeightStore.HandlePut).RequireRoles(Offices);
        matching.MapPut("places/{unitId:guid}", SetPlace.Handle).RequireRoles(Offices);
    }
}
