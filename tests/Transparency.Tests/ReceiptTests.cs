using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduCoop.Transparency.Notes;
using EduCoop.Transparency.Receipts;

namespace EduCoop.Transparency.Tests;

public sealed class ReceiptTests
{
    [Fact]
    public async Task A_receipt_is_right_with_and_without_its_opening_and_small()
    {
        var receipt = await Some.ReceiptAsync();
        var json = receipt.ToJson();
        Assert.InRange(json.Length, 500, 8000);
        var answer = ReceiptCheck.Check(json, receipt.Key);
        Assert.Equal((ReceiptFault.None, true, 300L), (answer.Fault, answer.KeyIsTrusted, answer.Checkpoint!.Size));
        Assert.Equal(50_000, answer.Leaf!.Legs[0].Amount);
        Assert.False(ReceiptCheck.Check(json).KeyIsTrusted);
        // After the donor was erased nothing is left to open, and the proof holds.
        Assert.Equal(ReceiptFault.None, ReceiptCheck.Check((receipt with { Opening = null }).ToJson(), receipt.Key).Fault);
    }

    [Fact]
    public async Task The_key_of_somebody_else_is_not_trusted()
    {
        var receipt = await Some.ReceiptAsync();
        var other = await Some.ReceiptAsync();
        Assert.Equal(ReceiptFault.Key, ReceiptCheck.Check(receipt.ToJson(), other.Key).Fault);
        Assert.Equal(ReceiptFault.Checkpoint, ReceiptCheck.Check((receipt with { Key = other.Key }).ToJson()).Fault);
    }

    [Theory]
    [MemberData(nameof(Spoilt.Fields), MemberType = typeof(Spoilt))]
    public async Task Every_changed_field_is_found(string field, string fault)
    {
        var json = Spoilt.Change((await Some.ReceiptAsync()).ToJson(), field);
        Assert.Equal(fault, ReceiptCheck.Check(json).Fault.ToString().ToLowerInvariant());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"educoop-receipt/v1\"}")]
    public void What_is_no_receipt_is_refused(string json) => Assert.Equal(ReceiptFault.Format, ReceiptCheck.Check(Encoding.UTF8.GetBytes(json)).Fault);

    [Fact]
    public async Task Any_single_changed_byte_is_found()
    {
        var receipt = await Some.ReceiptAsync(40);
        var json = receipt.ToJson();
        var random = new Random(3);
        for (var round = 0; round < 500; round++)
        {
            var changed = (byte[])json.Clone();
            var at = random.Next(changed.Length);
            changed[at] = (byte)random.Next(33, 127);
            if (changed[at] != json[at] && !SameMeaning(changed, json))
            {
                Assert.NotEqual(ReceiptFault.None, ReceiptCheck.Check(changed, receipt.Key).Fault);
            }
        }
    }

    // A blank that became another blank changes nothing.
    private static bool SameMeaning(byte[] one, byte[] other)
    {
        try
        {
            return JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>A receipt with one field changed, and what is then found.</summary>
public static class Spoilt
{
    public static TheoryData<string, string> Fields => new()
    {
        { "format", "format" }, { "more", "format" }, { "missing", "format" }, { "key", "key" }, { "keyOfOther", "checkpoint" },
        { "checkpointOrigin", "checkpoint" }, { "checkpointSize", "checkpoint" }, { "checkpointRoot", "checkpoint" }, { "signature", "checkpoint" },
        { "leafAmount", "inclusion" }, { "leafCut", "leaf" }, { "index", "leaf" }, { "inclusion", "inclusion" }, { "inclusionCut", "inclusion" },
        { "salt", "opening" }, { "name", "opening" }, { "reference", "opening" }, { "memo", "opening" },
    };

    public static byte[] Change(byte[] json, string field)
    {
        var receipt = JsonNode.Parse(json)!.AsObject();
        string Text(string name) => receipt[name]!.GetValue<string>();
        string Flip(string encoded, int at)
        {
            var bytes = Convert.FromBase64String(encoded);
            bytes[at] ^= 1;
            return Convert.ToBase64String(bytes);
        }

        var lines = Text("checkpoint").Split('\n');
        var other = Ed25519Key.New();
        switch (field)
        {
            case "format": receipt["format"] = "educoop-receipt/v2"; break;
            case "more": receipt["more"] = 1; break;
            case "missing": receipt.Remove("opening"); break;
            case "key": receipt["key"] = Text("key").Replace("ledger.example", "ledger.exampla", StringComparison.Ordinal); break;
            case "keyOfOther": receipt["key"] = new VerifierKey(lines[0], SignatureType.Ed25519, other.PublicKey).ToString(); break;
            case "checkpointOrigin": receipt["checkpoint"] = Text("checkpoint").Replace("ledger.example", "ledger.exampla", StringComparison.Ordinal); break;
            case "checkpointSize": receipt["checkpoint"] = Text("checkpoint").Replace("\n300\n", "\n301\n", StringComparison.Ordinal); break;
            case "checkpointRoot": receipt["checkpoint"] = Text("checkpoint").Replace(lines[2], Flip(lines[2], 5), StringComparison.Ordinal); break;
            case "signature": receipt["checkpoint"] = Text("checkpoint").Replace(lines[4].Split(' ')[2], Flip(lines[4].Split(' ')[2], 40), StringComparison.Ordinal); break;
            // The last byte of the last leg's amount.
            case "leafAmount": receipt["leaf"] = Flip(Text("leaf"), Convert.FromBase64String(Text("leaf")).Length - 1); break;
            case "leafCut": receipt["leaf"] = Convert.ToBase64String(Convert.FromBase64String(Text("leaf"))[..^1]); break;
            case "index": receipt["index"] = 6; break;
            case "inclusion": receipt["inclusion"]![1] = Flip(receipt["inclusion"]![1]!.GetValue<string>(), 0); break;
            case "inclusionCut": receipt["inclusion"]!.AsArray().RemoveAt(0); break;
            case "salt": receipt["opening"]!["salt"] = Flip(receipt["opening"]!["salt"]!.GetValue<string>(), 31); break;
            case "name": receipt["opening"]!["name"] = "Nguyễn Thị Máu"; break;
            case "reference": receipt["opening"]!["reference"] = null; break;
            case "memo": receipt["opening"]!["memo"] = "ủng hộ sách."; break;
            default: throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown field.");
        }

        return Encoding.UTF8.GetBytes(receipt.ToJsonString());
    }
}
