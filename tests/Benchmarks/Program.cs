using EduCoop.Benchmarks;

// Each verb measures one thing against its plain counterpart in the same run and prints one table; README.md lists the commands.
switch (args)
{
    case ["plans", "--full", .. var files]:
        return ReadingPlans.Run(files, isFull: true);
    case ["plans", .. var files]:
        return ReadingPlans.Run(files, isFull: false);
    case ["matching"]:
        return Matchings.Run();
    case ["matching-run"]:
        return await ProvinceRun.RunAsync();
    case ["obligations"]:
        return await Obligations.RunAsync();
    case ["dashboards"]:
        return await Dashboards.RunAsync(500);
    case ["dashboards", var questions]:
        return await Dashboards.RunAsync(int.Parse(questions));
    case ["consolidation"]:
        return await Consolidations.RunAsync();
    case ["rebuild"]:
        return await Rebuilds.RunAsync(5_000_000);
    case ["rebuild", var events]:
        return await Rebuilds.RunAsync(int.Parse(events));
    case ["papers"]:
        return await Papers.RunAsync(1_000);
    case ["papers", var letters]:
        return await Papers.RunAsync(int.Parse(letters));
    case ["search"]:
        return SearchingUnits.Run(60_000);
    case ["search", var units]:
        return SearchingUnits.Run(int.Parse(units));
    default:
        break;
}

var settings = Settings.FromEnvironment();
return args switch
{
    ["import"] => await StatementImport.RunAsync(settings, rows: 20_000),
    ["import", var rows] => await StatementImport.RunAsync(settings, int.Parse(rows)),
    ["campaign"] => await LargestCampaign.RunAsync(settings, LargestCampaign.Gifts),
    ["campaign", var gifts] => await LargestCampaign.RunAsync(settings, int.Parse(gifts)),
    ["fill", var entries] => await LargestCampaign.FillAsync(settings, long.Parse(entries)),
    ["gifts"] => await SingleGifts.RunAsync(settings, seconds: 10),
    ["gifts", var seconds] => await SingleGifts.RunAsync(settings, int.Parse(seconds)),
    ["events"] => await Events.RunAsync(settings, count: 50_000),
    ["latency"] => await Latency.RunAsync(settings, perSecond: 2_000, seconds: 60),
    ["latency", var perSecond] => await Latency.RunAsync(settings, int.Parse(perSecond), seconds: 60),
    ["proofs"] => await Proofs.RunAsync(settings),
    ["memory"] => Memory.Run(settings),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: dotnet run -c Release --project tests/Benchmarks -- VERB
          import [ROWS]        statement import through the gateway against COPY + insert of as many rows
          campaign [GIFTS]     the largest campaign on record (2,033,122 gifts): import, import again, export, verify, memory
          fill ENTRIES         campaigns of that size until the ledger holds so many entries, for proofs
          gifts [SECONDS]      single HTTP gifts at 64 connections: through the gateway, directly, and bare SQL
          proofs               inclusion proofs and public search over what the system holds
          events               events from outbox to consumer
          latency [A_SECOND]   events at a steady 2,000 a second for a minute: from commit to counted in Reporting
          rebuild [EVENTS]     Reporting's tables of gifts made anew from a feed of 5,000,000 events against COPY; starts databases of its own
          plans [--full] [FILE…]  reading plans, warm and as a command; needs no system; without files the plans of ../shared/seeds
          matching             stable and optimal pairs for a province and for the nation, each against a plain way; needs no system
          matching-run         a province's matching run from database to database; starts a database of its own
          obligations          five years of quarterly reports of the whole country, unfolded twice, and what a department is to receive; starts a database of its own
          dashboards [N]       N (500) questions of each dashboard over the whole country, three kinds of callers, beside the plain count; starts a database of its own
          consolidation        a year of quarterly reports of the whole country put together on three levels; starts a database of its own
          papers [LETTERS]     a consolidated report as .docx and PDF, and 1,000 letters as one PDF, against one by one; needs no system
          search [UNITS]       searching a directory of 60,000 units in processor time; needs no system
          memory               resident memory of each process at rest
        A system must run (deploy/run --detach). Environment: EDUCOOP_DATA (its --data folder), EDUCOOP_PASSWORD (the demo password).
        """);
    return 2;
}
