using EduCoop.Donations.Ledger.Checks;
using EduCoop.Donations.Ledger.Corrections;
using EduCoop.Donations.Ledger.Entries;
using EduCoop.Donations.Ledger.Export;
using EduCoop.Donations.Ledger.Periods;
using EduCoop.Donations.Ledger.Proofs;
using EduCoop.Donations.Ledger.Public;
using EduCoop.Donations.Ledger.Witness;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace EduCoop.Donations.Ledger;

/// <summary>The ledger's parts and its public face: heads, tiles, proofs and the journal are for everyone and can be cached; they hold no donor's data.</summary>
internal static class LedgerRoutes
{
    internal static void AddLedger(this IServiceCollection services)
    {
        services.AddSingleton<LedgerNumbers>();
        services.AddSingleton<LedgerKeys>();
        services.AddSingleton<LedgerLease>();
        services.AddSingleton<IntakeDesk>();
        services.AddSingleton<OlderEntries>();
        services.AddSingleton<CheckpointSigner>();
        services.AddSingleton<LedgerWriter>();
        services.AddSingleton<KeptTiles>();
        services.AddSingleton<SignedHeads>();
        services.AddSingleton<LedgerCheck>();
        services.AddHostedService(provider => provider.GetRequiredService<LedgerWriter>());
        services.AddHostedService<LedgerKeeper>();
        services.AddHostedService<IntakeClerk>();
        services.AddHostedService<NightlyCheck>();
    }

    internal static void MapLedger(this WebApplication app)
    {
        var ledgers = app.MapGroup("/ledgers").WithTags("Ledger").AllowAnonymous();
        ledgers.MapGet("", ListLedgers.Handle);
        ledgers.MapGet("{ledgerId:guid}/checkpoint", GetCheckpoint.Handle);
        ledgers.MapGet("{ledgerId:guid}/tile/{**tile}", GetTile.Handle);
        ledgers.MapGet("{ledgerId:guid}/entries", GetEntries.Handle);
        ledgers.MapGet("{ledgerId:guid}/balances", GetBalances.Handle);
        ledgers.MapGet("{ledgerId:guid}/journal/{format}", ExportJournal.Handle);
        ledgers.MapGet("{ledgerId:guid}/proofs/inclusion", GetInclusion.Handle);
        ledgers.MapGet("{ledgerId:guid}/proofs/consistency", GetConsistency.Handle);
        ledgers.MapGet("{ledgerId:guid}/receipts/{giftId:guid}", GetReceipt.Handle);

        // The donor's own receipt opens her commitment: only for staff, who see her words anyway and hand it to her.
        app.MapGet("/donations/{donationId:guid}/receipt", GetReceipt.HandleForDonor).WithTags("Ledger")
            .RequireRoles([.. Roles.All]);

        string[] staff = [.. Roles.All];
        var periods = app.MapGroup("/ledgers/{ledgerId:guid}/periods").WithTags("Ledger");
        periods.MapGet("", ListPeriods.Handle).AllowAnonymous();
        periods.MapGet("wishes", ListPeriods.HandleWishes).RequireRoles(staff);
        periods.MapPost("", ProposeClosing.Handle).RequireRoles(Roles.Accountant);
        periods.MapPost("{periodId:guid}/confirm", DecideClosing.HandleConfirm).RequireRoles(Roles.Accountant, Roles.Approver);
        periods.MapPost("{periodId:guid}/refuse", DecideClosing.HandleRefuse).RequireRoles(Roles.Accountant, Roles.Approver);

        var corrections = app.MapGroup("/ledger/corrections").WithTags("Ledger");
        corrections.MapPost("", ProposeCorrection.Handle).RequireRoles(Roles.Accountant);
        corrections.MapGet("", ListCorrections.Handle).RequireRoles(staff);
        corrections.MapPost("{correctionId:guid}/confirm", DecideCorrection.HandleConfirm).RequireRoles(Roles.Accountant, Roles.Approver);
        corrections.MapPost("{correctionId:guid}/refuse", DecideCorrection.HandleRefuse).RequireRoles(Roles.Accountant, Roles.Approver);

        var entries = app.MapGroup("/ledger/entries").WithTags("Ledger").RequireRoles(staff);
        entries.MapGet("", ListEntries.Handle);
        entries.MapGet("{sequence:long}", GetEntry.Handle);
        entries.MapGet("{sequence:long}/bytes", GetEntryBytes.Handle);
        app.MapGet("/ledger/check", GetCheck.Handle).WithTags("Ledger").RequireRoles(Roles.Administrator, Roles.Auditor);

        // C2SP tlog-witness: whoever can sign for a log that is configured here may ask.
        var witness = app.MapGroup("/witness").WithTags("Witness").AllowAnonymous();
        witness.MapGet("key", AddCheckpoint.Key);
        witness.MapPost("add-checkpoint", AddCheckpoint.Handle).WithMetadata(new RequestSizeLimitAttribute(AddCheckpoint.LargestBody)).Accepts<string>("text/plain");
        witness.MapGet("{originHash}/checkpoint", AddCheckpoint.Latest);
    }
}
