using System.Text;
using EduCoop.Transparency.Notes;

namespace EduCoop.Donations.Ledger.Proofs;

/// <summary>
/// The keys that sign: files of this process's user, never rows. Who owns the database can change rows, but cannot sign what he made of them.
/// Settings: Ledger:KeyFolder, Ledger:Origin. Replicas share the folder, or get copies of its files.
/// </summary>
internal sealed class LedgerKeys(IConfiguration configuration)
{
    private readonly string folder = configuration["Ledger:KeyFolder"]
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "educoop", "keys");

    /// <summary>Name of the ledger in checkpoints.</summary>
    internal string OriginOf(Guid ledgerId) => $"{configuration["Ledger:Origin"] ?? "educoop.local"}/ledgers/{ledgerId:D}";

    /// <summary>Name of this deployment as a witness.</summary>
    internal string WitnessName => $"{configuration["Ledger:Origin"] ?? "educoop.local"}/witness";

    internal Ed25519Key OfLedger(Guid ledgerId) => OpenOrMake($"ledger-{ledgerId:D}.key");

    internal Ed25519Key OfWitness() => OpenOrMake("witness.key");

    /// <summary>The last checkpoint that was signed here, kept beside the key and outside the database: a database that was put back does not get a second history signed.</summary>
    internal Checkpoint? LastSigned(Guid ledgerId)
    {
        var path = HeadPath(ledgerId);
        return File.Exists(path) ? Checkpoint.Read(File.ReadAllText(path)) : null;
    }

    internal void KeepSigned(Guid ledgerId, Checkpoint checkpoint)
    {
        var next = HeadPath(ledgerId) + ".next";
        File.WriteAllText(next, checkpoint.ToString());
        File.Move(next, HeadPath(ledgerId), overwrite: true);
    }

    private string HeadPath(Guid ledgerId) => Path.Combine(folder, $"ledger-{ledgerId:D}.head");

    private Ed25519Key OpenOrMake(string name)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            // Written aside and moved: another replica never reads half a key, and the first one stays.
            var made = $"{path}.{Guid.CreateVersion7():N}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(made, options))
            {
                file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(Ed25519Key.New().Seed)));
            }

            try
            {
                File.Move(made, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(made);
            }
        }

        return Ed25519Key.Of(Convert.FromBase64String(File.ReadAllText(path).Trim()));
    }
}
