using System.Net;
using EduCoop.Storage;
using Npgsql;
using NpgsqlTypes;

namespace EduCoop.Gateway.Accounts;

/// <summary>The trail of what happened to accounts: rows are only added, and the database refuses anything else.</summary>
internal static class Audit
{
    internal const string SignIn = "sign_in";
    internal const string Token = "token";
    internal const string SignOut = "sign_out";
    internal const string Created = "account_created";
    internal const string PasswordSet = "password_set";
    internal const string Disabled = "account_disabled";
    internal const string Enabled = "account_enabled";
    internal const string Done = "done";

    private const string Insert = """
        insert into account_audit (at, action, result, account_id, by_account, network) values ($1, $2, $3, $4, $5, $6)
        """;

    /// <summary>Adds one row of the trail to a batch, so that it is written with what it tells of or not at all.</summary>
    internal static void AddAudit(this NpgsqlBatch batch, Entry entry) => batch.Add(
        Insert,
        entry.At,
        entry.Action,
        entry.Result,
        entry.AccountId is { } account ? account : Null(NpgsqlDbType.Uuid),
        entry.ByAccount is { } by ? by : Null(NpgsqlDbType.Uuid),
        Network(entry.Caller) is { } network ? network : Null(NpgsqlDbType.Cidr));

    /// <summary>The network of an address: enough to see a pattern, too little to follow a person.</summary>
    internal static IPNetwork? Network(IPAddress? address)
    {
        if (address is null)
        {
            return null;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        var keep = bytes.Length == 4 ? 3 : 6;
        Array.Clear(bytes, keep, bytes.Length - keep);
        return new IPNetwork(new IPAddress(bytes), keep * 8);
    }

    private static NpgsqlParameter Null(NpgsqlDbType type) => new() { Value = DBNull.Value, NpgsqlDbType = type };

    /// <summary>One row of the trail.</summary>
    internal sealed record Entry(DateTimeOffset At, string Action, string Result, Guid? AccountId, Guid? ByAccount, IPAddress? Caller);
}
