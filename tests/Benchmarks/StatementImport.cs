using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace EduCoop.Benchmarks;

/// <summary>A statement through the gateway, from upload to posted, against COPY and insert of the same rows on the same server.</summary>
internal static class StatementImport
{
    internal static async Task<int> RunAsync(Settings settings, int rows)
    {
        var file = Write(rows);
        var (campaign, slug) = await settings.OpenCampaignAsync("sao-ke");
        using var accountant = await settings.SignInAsync(settings.Gateway, "ketoan");
        await using var database = settings.Database("donationsdb");

        var clock = Stopwatch.StartNew();
        using var upload = await accountant.PostAsync($"/api/donations/statements?campaignId={campaign}&fileName=phep-do.psv.gz", new ByteArrayContent(file));
        var body = await upload.Content.ReadFromJsonAsync<JsonElement>();
        if (!upload.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(body.ToString());
        }

        var statement = body.GetProperty("statementId").GetGuid();
        JsonElement state;
        do
        {
            await Task.Delay(20);
            state = await accountant.GetFromJsonAsync<JsonElement>($"/api/donations/statements/{statement}");
        }
        while (state.GetProperty("state").GetString() is not ("posted" or "refused"));
        var imported = clock.Elapsed;
        var count = state.GetProperty("added").GetInt32();

        using var anyone = new HttpClient { BaseAddress = settings.Gateway };
        while ((await anyone.GetFromJsonAsync<JsonElement>($"/api/reporting/public/campaigns/{slug}")).GetProperty("count").GetInt32() < count)
        {
            await Task.Delay(20);
        }

        var reported = clock.Elapsed;
        var bare = await SameRowsAsync(database, campaign, count);
        var copied = await CopyAndInsertAsync(database, count);
        Console.WriteLine($"{"way",-48} {"rows",7} {"seconds",8} {"rows/s",9} {"ratio",6}");
        Row("bare SQL: same rows, keys, leaf hash, legs, outbox", count, bare, bare);
        Row("COPY + insert (gift, two legs, outbox), no keys", count, copied, bare);
        Row("upload → posted, through the gateway", count, imported, bare);
        Row("upload → Reporting's total, through the gateway", count, reported, bare);
        return count > 0 ? 0 : 1;
    }

    // A statement of our own in Agribank's layout: all names are made up, the balances tie.
    private static byte[] Write(int rows)
    {
        var text = new StringBuilder("Ngày  Date |Ghi chú  Remark|Nợ  Dr|Có  Cr |Số dư  Balance |Số tham chiếu Ref. no\n10/09/2024 Mở TK phép đo\n");
        var balance = 0L;
        for (var line = 0; line < rows; line++)
        {
            var amount = 20_000L + (line % 50 * 10_000);
            balance += amount;
            text.Append(CultureInfo.InvariantCulture, $"{10 + (line * 4L / rows):00}/09/2024 NGUOI GUI SO {line}|chuyen tien ung ho hoc sinh vung bien gioi|{amount:#,##0}| {balance:#,##0} {10_000_000 + line}\n");
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text.ToString()));
        }

        return packed.ToArray();
    }

    private static void Row(string name, int rows, TimeSpan took, TimeSpan bare) =>
        Console.WriteLine($"{name,-48} {rows,7} {took.TotalSeconds,8:0.00} {rows / took.TotalSeconds,9:0} {bare / took,6:0.00}");

    // The same rows once more, by the database alone: into tables of the same shape, indexes, checks and foreign keys, the leaf hashed by the server, one event for each gift. The server has the text already.
    private static async Task<TimeSpan> SameRowsAsync(NpgsqlDataSource database, Guid campaign, int rows)
    {
        await using var connection = await database.OpenConnectionAsync();
        await ExecuteAsync(connection, $"""
            drop schema if exists bench cascade;
            create schema bench;
            create table bench.donation (like donation including all, foreign key (campaign_id) references campaign);
            create table bench.entry (like entry including all, foreign key (donation_id) references bench.donation);
            create table bench.leg (like leg including all, foreign key (entry_sequence) references bench.entry, foreign key (account_id) references account);
            create table bench.ledger_leaf (like ledger_leaf including all, foreign key (entry_sequence) references bench.entry);
            create table bench.statement_line (
                like statement_line including all, foreign key (entry_sequence) references bench.entry, foreign key (bank_account_id) references bank_account,
                foreign key (statement_id) references statement);
            create table bench.outbox (like outbox including all);
            create table bench.raw as
                select row_number() over (order by e.sequence) as n, gen_random_uuid() as donation_id, l.* from statement_line l
                join entry e on e.sequence = l.entry_sequence join donation d using (donation_id) where d.campaign_id = '{campaign}' order by e.sequence limit {rows};
            create table bench.sides as select distinct account_id, amount_minor > 0 as debit from leg join entry e on e.sequence = leg.entry_sequence join donation d using (donation_id)
                where d.campaign_id = '{campaign}';
            analyze bench.raw
            """);
        var clock = Stopwatch.StartNew();
        await ExecuteAsync(connection, $"""
            begin;
            insert into bench.donation (donation_id, campaign_id, amount_vnd, occurred_on, donor_display, source, recorded_at, donor_salt)
            select donation_id, '{campaign}', amount_vnd, day, 'anonymous', 'statement', now(), sha256(uuid_send(donation_id)) from bench.raw order by n;
            insert into bench.entry (sequence, kind, donation_id, source, occurred_on, recorded_at) select n, 'gift', donation_id, 'statement', day, now() from bench.raw order by n;
            insert into bench.leg (entry_sequence, line, account_id, amount_minor, currency)
            select n, case when debit then 1 else 2 end, account_id, case when debit then amount_vnd else -amount_vnd end, 'VND' from bench.raw cross join bench.sides order by n;
            insert into bench.ledger_leaf (ledger_id, index, entry_sequence, leaf_hash, commitment)
            select ledger_id, n - 1, n, sha256(convert_to(raw::text, 'utf8')), sha256(convert_to(memo, 'utf8')) from bench.raw cross join ledger order by n;
            insert into bench.statement_line (
                bank_account_id, day, position, balance_vnd, statement_id, entry_sequence, line_number, byte_offset, byte_count, amount_vnd, memo, reference, recovered)
            select bank_account_id, day, position, balance_vnd, statement_id, n, line_number, byte_offset, byte_count, amount_vnd, memo, reference, recovered from bench.raw order by n;
            insert into bench.outbox (message_id, message_type, key, partition, payload)
            select gen_random_uuid(), 'bench', donation_id::text, 0,
                json_build_object('donationId', donation_id, 'campaignId', '{campaign}', 'amountVnd', amount_vnd, 'occurredOn', day, 'statementId', statement_id, 'ledgerSequence', n)::text
            from bench.raw order by n;
            commit
            """);
        var took = clock.Elapsed;
        await ExecuteAsync(connection, "drop schema bench cascade");
        return took;
    }

    // What the database needs for rows of the same number without keys, checks and leaves: text in by COPY, then one insert each for gifts, legs and outbox.
    private static async Task<TimeSpan> CopyAndInsertAsync(NpgsqlDataSource database, int rows)
    {
        await using var connection = await database.OpenConnectionAsync();
        await ExecuteAsync(connection, """
            drop schema if exists bench cascade;
            create schema bench;
            create table bench.raw (line int, day date, amount bigint, balance bigint, memo text, reference text);
            create table bench.gift (id uuid primary key, line int unique, day date, amount bigint, balance bigint, memo text, reference text);
            create table bench.leg (gift uuid not null, line int not null, amount bigint not null, primary key (gift, line));
            create table bench.event (sequence bigint generated always as identity primary key, payload text not null)
            """);
        var text = new StringBuilder();
        for (var line = 0; line < rows; line++)
        {
            text.Append(line).Append("\t2024-09-10\t200000\t").Append(200_000L * line).Append("\tMBVCB.5387199532.163849.ung ho dong bao chuyen tien toi tai khoan cua Mat tran\t").Append(10_000_000 + line).Append('\n');
        }

        var clock = Stopwatch.StartNew();
        await using (var copy = await connection.BeginTextImportAsync("copy bench.raw from stdin"))
        {
            await copy.WriteAsync(text.ToString());
        }

        await ExecuteAsync(connection, """
            insert into bench.gift select gen_random_uuid(), line, day, amount, balance, memo, reference from bench.raw;
            insert into bench.leg select id, side, amount * side from bench.gift, (values (1), (-1)) as sides (side);
            insert into bench.event (payload) select json_build_object('donationId', id, 'amountVnd', amount, 'occurredOn', day)::text from bench.gift
            """);
        var took = clock.Elapsed;
        await ExecuteAsync(connection, "drop schema bench cascade");
        return took;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
