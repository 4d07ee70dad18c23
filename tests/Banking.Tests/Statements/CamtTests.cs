using System.Globalization;
using System.Text;
using EduCoop.Banking.Statements;

namespace EduCoop.Banking.Tests.Statements;

/// <summary>Measures memory: nothing else runs at the same time.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>camt.053 of ISO 20022.</summary>
[Collection(nameof(Alone))]
public sealed class CamtTests
{
    [Fact]
    public void Versions_2_to_13_are_read_and_others_refused()
    {
        for (var version = 2; version <= 13; version++)
        {
            var statement = Bank.One(Document(Bal("OPBD", "10.00") + Bal("CLBD", "15.50") + Entry("5.50", "CRDT"), version));
            Assert.Equal(($"camt.053.001.{version:00}", "VN123", "VND"), (statement.Totals.Layout, statement.Totals.Account, statement.Totals.Currency));
            Assert.Equal((10.00m, 15.50m, true), statement.Balances());
        }

        Assert.Equal("unknown_version", Bank.Refuse(Document("", 1)).Code);
        Assert.Equal("unknown_version", Bank.Refuse(Document("", 14)).Code);
    }

    [Theory]
    [InlineData("<BkToCstmrAcctRpt/>", "not_a_statement", "BkToCstmrAcctRpt")]
    [InlineData("<BkToCstmrDbtCdtNtfctn/>", "not_a_statement", "BkToCstmrDbtCdtNtfctn")]
    [InlineData("<Other/>", "unknown_layout", "Document")]
    [InlineData("<BkToCstmrStmt><GrpHdr/></BkToCstmrStmt>", "no_statement", "Stmt")]
    [InlineData("<BkToCstmrStmt><Stmt><Ntry><Amt>5</Amt><Sts>BOOK</Sts></Ntry></Stmt></BkToCstmrStmt>", "side_missing", "Ntry/CdtDbtInd")]
    [InlineData("<BkToCstmrStmt><Stmt><Ntry><Amt>5,00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry></Stmt></BkToCstmrStmt>", "amount_invalid", "Ntry/Amt")]
    [InlineData("<BkToCstmrStmt><Stmt><Ntry><Amt>-5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry></Stmt></BkToCstmrStmt>", "amount_invalid", "Ntry/Amt")]
    [InlineData("<BkToCstmrStmt><Stmt><Ntry><Amt>5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry></Stmt></BkToCstmrStmt>", "day_missing", "Ntry/BookgDt")]
    [InlineData("<BkToCstmrStmt><Stmt>", "xml_broken", "XML")]
    public void What_is_no_sound_statement_is_refused_with_its_tag(string inside, string code, string tag)
    {
        var refusal = Bank.Refuse($"<Document>\n{inside}</Document>");
        Assert.Equal((code, tag), (refusal.Code, refusal.Tag));
        Assert.NotNull(refusal.Line);
    }

    [Fact]
    public void Only_booked_entries_count_in_whichever_form_the_status_comes()
    {
        var statement = Bank.One(Document(
            Entry("1", "CRDT", status: "BOOK") + Entry("2", "CRDT", status: "PDNG") + Entry("4", "CRDT", status: "INFO")
            + Entry("8", "CRDT", status: "<Cd>BOOK</Cd>") + Entry("16", "CRDT", status: "<Cd>PDNG</Cd>") + Entry("32", "CRDT", status: "<Cd>FUTR</Cd>") + Entry("64", "DBIT", status: null), 8));
        Assert.Equal([1m, 8m, -64m], statement.Amounts());
    }

    [Fact]
    public void A_reversal_goes_the_way_its_mark_says()
    {
        var statement = Bank.One(Document(Bal("OPBD", "100") + Entry("30", "DBIT", more: "<RvslInd>true</RvslInd>") + Entry("20", "CRDT", more: "<RvslInd>true</RvslInd>") + Bal("CLBD", "90"), 2));
        Assert.Equal([-30m, 20m], statement.Amounts());
        Assert.True(statement.Totals.Ties);
    }

    [Fact]
    public void An_entry_of_many_transactions_is_one_line_with_all_their_words()
    {
        var details = "<NtryDtls>" + string.Concat(Enumerable.Range(1, 3).Select(i =>
            $"<TxDtls><Refs><EndToEndId>E{i}</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>Người {i}</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>Ủng hộ {i}</Ustrd></RmtInf></TxDtls>")) + "</NtryDtls>";
        var entry = Assert.Single(Bank.One(Document(Entry("60", "CRDT", more: details + "<AddtlNtryInf>x</AddtlNtryInf>"), 8)).Entries);
        Assert.Equal((60m, "Ủng hộ 1 Ủng hộ 2 Ủng hộ 3 Người 1", "E1"), (entry.Amount, entry.Memo, entry.Reference));
    }

    [Theory]
    [InlineData("PRCD=5;CLBD=6", 5, 6)]
    [InlineData("OPBD=1;PRCD=5;CLBD=6;OPAV=9;CLAV=9;FWAV=9;ITBD=7", 1, 6)]
    [InlineData("ITBD=1;ITBD=2", 1, 2)]
    [InlineData("OPBD=1;ITBD=2", 1, 2)]
    [InlineData("ITBD=1;CLBD=2", 1, 2)]
    [InlineData("CLAV=1", null, null)]
    public void The_booked_balances_are_found(string balances, int? opening, int? closing)
    {
        var statement = Bank.One(Document(string.Concat(balances.Split(';').Select(one => Bal(one.Split('=')[0], one.Split('=')[1]))), 4));
        Assert.Equal(((decimal?)opening, (decimal?)closing), (statement.Totals.Opening, statement.Totals.Closing));
    }

    [Fact]
    public void Five_decimals_stay_five_and_debit_balances_are_negative()
    {
        var statement = Bank.One(Document(Bal("OPBD", "1.00001", "DBIT") + Entry("2.50000", "CRDT") + Bal("CLBD", "1.49999"), 2));
        Assert.Equal((-1.00001m, 1.49999m, true), statement.Balances());
        Assert.Equal("2.50000", statement.Entries[0].Amount.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    [InlineData("utf-16")]
    public void Each_entry_points_to_its_bytes_where_the_encoding_allows(string encoding)
    {
        var text = $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>\r\n" + Document("\n é " + Entry("1", "CRDT") + "é" + Entry("2", "CRDT") + "\n\n" + Entry("3", "DBIT"), 2).Replace("UTF", "", StringComparison.Ordinal);
        var coding = Encoding.GetEncoding(encoding);
        var file = coding.GetPreamble().Concat(coding.GetBytes(text)).ToArray();
        foreach (var entry in Bank.One(file).Entries)
        {
            if (encoding == "utf-16")
            {
                Assert.Equal((-1L, 0), (entry.Place.ByteOffset, entry.Place.ByteCount));
                continue;
            }

            var there = coding.GetString(file, (int)entry.Place.ByteOffset, entry.Place.ByteCount);
            Assert.StartsWith("<Ntry>", there, StringComparison.Ordinal);
            Assert.Contains($"<Amt Ccy=\"VND\">{Math.Abs(entry.Amount)}</Amt>", there, StringComparison.Ordinal);
            Assert.EndsWith("</Ntry>", there.TrimEnd('é', '\n'), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_document_type_and_bottomless_nesting_are_refused()
    {
        Assert.Equal("xml_broken", Bank.Refuse("<!DOCTYPE Document [<!ENTITY a \"b\">]>" + Document(Entry("1", "CRDT"), 2)).Code);
        var deep = string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000));
        Assert.Equal("xml_too_deep", Bank.Refuse(Document(deep, 2)).Code);
    }

    [Fact]
    public void A_large_file_is_read_in_the_memory_of_one_entry()
    {
        using var file = new Endless(40 * 1024 * 1024);
        var sink = new Counter();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        StatementFiles.Read(file, sink, ReadingOptions.Large);
        Assert.Equal(file.Entries, sink.Count);
        Assert.InRange(sink.Most - before, 0, 50L * 1024 * 1024);
    }

    internal static string Document(string inside, int version) =>
        $"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version:00}\"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>S</Id><Acct><Id><IBAN>VN123</IBAN></Id><Ccy>VND</Ccy></Acct>{inside}</Stmt></BkToCstmrStmt></Document>";

    internal static string Bal(string code, string amount, string side = "CRDT") =>
        $"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"VND\">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>";

    internal static string Entry(string amount, string side, string? status = "BOOK", string more = "") =>
        $"<Ntry><Amt Ccy=\"VND\">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>{(status is null ? "" : $"<Sts>{status}</Sts>")}<BookgDt><Dt>2026-03-02</Dt></BookgDt><ValDt><DtTm>2026-03-03T10:00:00</DtTm></ValDt>{more}</Ntry>";

    private sealed class Counter : IStatementSink
    {
        internal int Count { get; private set; }

        internal long Most { get; private set; }

        public void Begin() => Count = 0;

        public void Entry(StatementEntry entry)
        {
            if (Count++ % 20_000 == 0)
            {
                Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        public void SetAside(QuarantinedLine line) => Assert.Fail(line.Reason);

        public void Flawed(StatementFlaw flaw) => Assert.Fail(flaw.Detail);

        public void End(StatementTotals totals) => Assert.Equal(Count, totals.EntryCount);
    }

    /// <summary>A statement that is made while it is read.</summary>
    private sealed class Endless(long length) : Stream
    {
        private static readonly byte[] One = Encoding.UTF8.GetBytes(CamtTests.Entry("10000", "CRDT", more: "<NtryDtls><TxDtls><RmtInf><Ustrd>Ủng hộ học sinh vùng lũ</Ustrd></RmtInf></TxDtls></NtryDtls>" + new string(' ', 800)));
        private readonly byte[] end = Encoding.UTF8.GetBytes("</Stmt></BkToCstmrStmt></Document>");
        private byte[] piece = Encoding.UTF8.GetBytes(Document("", 8)[..^"</Stmt></BkToCstmrStmt></Document>".Length]);
        private int at;
        private long made;

        internal int Entries { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => made; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (at == piece.Length)
            {
                if (piece == end)
                {
                    return 0;
                }

                (piece, at) = (made < length ? One : end, 0);
                Entries += piece == One ? 1 : 0;
            }

            var given = Math.Min(count, piece.Length - at);
            piece.AsSpan(at, given).CopyTo(buffer.AsSpan(offset));
            at += given;
            made += given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
