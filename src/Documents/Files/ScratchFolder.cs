namespace EduCoop.Documents.Files;

/// <summary>
/// A folder for one run of another program, readable by nobody else: it goes with the run. What a killed process left behind, which may name donors or pupils, goes with the next run of the same kind.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    // A run that is older than this belongs to nobody.
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    /// <param name="kind">What for; part of its name.</param>
    internal ScratchFolder(string kind)
    {
        var prefix = $"educoop-{kind}-";
        Name = Directory.CreateTempSubdirectory(prefix).FullName;
        var now = Directory.GetLastWriteTimeUtc(Name);
        foreach (var old in Directory.EnumerateDirectories(Path.GetTempPath(), prefix + "*").Where(old => Directory.GetLastWriteTimeUtc(old) < now - Stale))
        {
            Remove(old);
        }
    }

    /// <summary>The whole path.</summary>
    internal string Name { get; }

    /// <summary>The path of a file in it.</summary>
    internal string File(string name) => Path.Combine(Name, name);

    /// <summary>Removes it with all that is in it.</summary>
    public void Dispose() => Remove(Name);

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone already: the run's own watch clears up too.
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or a file was still being written; the next run sweeps it up.
            System.Diagnostics.Trace.TraceWarning($"{folder} was not removed: {busy.Message}");
        }
    }
}
