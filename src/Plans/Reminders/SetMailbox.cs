using System.Net.Mail;
using System.Security.Claims;
using Dapper;
using EduCoop.Contracts.Plans;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Reminders;

/// <summary>A unit's mailbox for digests.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Address">The unit's own address, not a person's; null = none.</param>
public sealed record MailboxView(Guid UnitId, string? Address);

/// <summary>Body of PUT /mailboxes/{unitId}.</summary>
/// <param name="Address">The unit's own address; null takes it away.</param>
public sealed record SetMailboxRequest(string? Address);

/// <summary>GET and PUT /mailboxes/{unitId}: where a unit's digests are mailed to.</summary>
internal static class SetMailbox
{
    internal static readonly Refusal AddressInvalid = new("address_invalid", "Địa chỉ thư chưa đúng.", "Ghi một địa chỉ dạng ten@donvi.gov.vn, tối đa 254 ký tự, không kèm tên hiển thị.");

    private const string Find = "select address from unit_mailbox where unit_id = @unitId";
    // A row stays when its address goes: the next word about it has the next number, also where two speak at once.
    private const string Keep = """
        insert into unit_mailbox (unit_id, address, set_by, set_at) values ($1, $2, $3, $4)
        on conflict (unit_id) do update set address = excluded.address, set_by = excluded.set_by, set_at = excluded.set_at, version = unit_mailbox.version + 1
        returning version
        """;

    internal static async Task<Results<Ok<MailboxView>, ProblemHttpResult>> HandleGet(Guid unitId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.RefuseActingAsync(user, unitId, cancellation) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Ok(new MailboxView(unitId, await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Find, new { unitId }, cancellationToken: cancellation))));
    }

    internal static async Task<Results<Ok<MailboxView>, ProblemHttpResult>> Handle(
        Guid unitId, SetMailboxRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.Address is { } address && !IsAddress(address))
        {
            return AddressInvalid.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.RefuseActingAsync(user, unitId, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var now = clock.Now();
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var keep = new NpgsqlCommand(Keep, connection, transaction);
        var version = (long)(await keep.Add(unitId).Add(request.Address).Add(user.AccountId()).Add(now).ExecuteScalarAsync(cancellation))!;
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.AddToOutbox(new UnitMailboxSet(unitId, request.Address, version, now), unitId.ToString());
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(new MailboxView(unitId, request.Address));
    }

    // One plain address: no display name, no list, nothing that could begin another header.
    private static bool IsAddress(string address) =>
        address.Length is >= 3 and <= 254 && address.All(letter => letter is > ' ' and <= '~') && MailAddress.TryCreate(address, out var read) && read.Address == address;
}
