using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Notes;

namespace EduCoop.Transparency.Tests;

public sealed class NoteTests
{
    // The example of C2SP signed-note.
    private const string Vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private const string Note = """
        This is an example message.

        — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

        """;

    private static readonly Ed25519Key Key = Ed25519Key.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly Checkpoint Head = new("ledger.example/ledgers/a", 3, MerkleHash.Leaf([7]));

    [Fact]
    public void The_specification_s_example_is_read_verified_and_written_again()
    {
        var key = VerifierKey.Read(Vkey)!;
        Assert.Equal(Vkey, key.ToString());
        Assert.Equal(0x530d903au, key.Id);
        var note = SignedNote.Read(Note)!;
        Assert.True(note.IsSignedBy(key));
        Assert.Equal(Note, note.ToString());
        Assert.False(SignedNote.Read(Note.Replace("an example", "no example", StringComparison.Ordinal))!.IsSignedBy(key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("example.com/foo")]
    [InlineData("example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2l")]
    [InlineData("example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4")]
    public void A_key_that_is_written_wrongly_is_none(string text) => Assert.Null(VerifierKey.Read(text));

    [Fact]
    public void A_signature_is_that_of_RFC_8032()
    {
        // RFC 8032, section 7.1, test 2.
        var key = Ed25519Key.Of(Convert.FromHexString("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
        Assert.Equal("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", Convert.ToHexStringLower(key.PublicKey));
        Assert.Equal(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            Convert.ToHexStringLower(key.Sign([0x72])));
        Assert.NotEqual(Ed25519Key.New().Seed, Ed25519Key.New().Seed);
    }

    [Fact]
    public void A_checkpoint_is_three_lines_and_its_signature()
    {
        var note = Head.Sign(Key).ToString();
        var key = new VerifierKey(Head.Origin, SignatureType.Ed25519, Key.PublicKey);
        var read = Checkpoint.Verified(note, key)!;
        Assert.Equal((Head.Origin, Head.Size), (read.Origin, read.Size));
        Assert.Equal(Head.Root, read.Root);
        Assert.Null(Checkpoint.Verified(note.Replace("\n3\n", "\n4\n", StringComparison.Ordinal), key));
        Assert.Null(Checkpoint.Verified(note, key with { PublicKey = Ed25519Key.New().PublicKey }));
        Assert.Null(Checkpoint.Verified(note, key with { Name = "other.example" }));
        Assert.Null(Checkpoint.Verified(note + "x", key));
        Assert.Null(Checkpoint.Verified(note.Replace("\n\n", "\n", StringComparison.Ordinal), key));
        Assert.Null(Checkpoint.Read("ledger.example\n03\n" + Convert.ToBase64String(Head.Root) + "\n"));
        Assert.Null(Checkpoint.Read("ledger.example\n-3\n" + Convert.ToBase64String(Head.Root) + "\n"));
        Assert.Null(Checkpoint.Read("ledger.example\n3\nAAAA\n"));
        Assert.NotNull(Checkpoint.Read(Head + "extension\n"));
    }

    [Fact]
    public void A_witness_signs_the_text_with_its_time()
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(1_679_315_147);
        var witness = new VerifierKey("witness.example/w1", SignatureType.Cosignature, Key.PublicKey);
        var line = Cosignature.Sign(Head.ToString(), witness.Name, Key, at);
        Assert.True(Cosignature.IsValid(Head.ToString(), witness, NoteSignature.Read(line.ToString().TrimEnd('\n'))!, out var said));
        Assert.Equal(at, said);
        // By the words of the specification: a header line, a line for the time, the note's text.
        Assert.Equal(Key.Sign(System.Text.Encoding.UTF8.GetBytes($"cosignature/v1\ntime 1679315147\n{Head}")), line.Signature[8..]);
        line.Signature[7] ^= 1;
        Assert.False(Cosignature.IsValid(Head.ToString(), witness, line, out _));
        line.Signature[7] ^= 1;
        Assert.False(Cosignature.IsValid(Head.ToString() + "x\n", witness, line, out _));
        var signed = Head.Sign(Key);
        var note = signed with { Signatures = [.. signed.Signatures, line] };
        Assert.True(SignedNote.Read(note.ToString())!.IsSignedBy(witness));
    }

    [Fact]
    public void An_unknown_signature_is_ignored_and_a_wrong_one_of_a_known_key_spoils_the_note()
    {
        var key = new VerifierKey(Head.Origin, SignatureType.Ed25519, Key.PublicKey);
        var note = Head.Sign(Key);
        var foreign = SignedNote.Sign(note.Text, "somebody.example", Ed25519Key.New());
        Assert.NotNull(Checkpoint.Verified((note with { Signatures = [foreign, .. note.Signatures] }).ToString(), key));
        var wrong = note.Signatures[0] with { Signature = new byte[64] };
        Assert.Null(Checkpoint.Verified((note with { Signatures = [.. note.Signatures, wrong] }).ToString(), key));
        Assert.Null(Checkpoint.Verified((note with { Signatures = [foreign] }).ToString(), key));
    }
}
