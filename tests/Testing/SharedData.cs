using Xunit;

namespace EduCoop.Testing;

/// <summary>
/// The folder of real data beside the repository (bank statements, registers, glossary); it is not part of the repository.
/// Place: environment variable EDUCOOP_SHARED, else ../shared.
/// </summary>
public static class SharedData
{
    /// <summary>The folder, whether it is there or not.</summary>
    public static string Root { get; } = Path.GetFullPath(
        Environment.GetEnvironmentVariable("EDUCOOP_SHARED") is { Length: > 0 } given ? given : Path.Combine(Repository.Root, "..", "shared"));

    /// <summary>Is the data on this machine?</summary>
    public static bool IsThere => Directory.Exists(Path.Combine(Root, "bank"));

    /// <summary>Why a test that needs the data does not run.</summary>
    internal static string Missing => $"The shared data is not on this machine (looked in {Root}; set EDUCOOP_SHARED).";

    /// <summary>The full path of one of its files.</summary>
    /// <param name="parts">Folder and file names below the root.</param>
    public static string File(params ReadOnlySpan<string> parts)
    {
        var path = Path.Combine([Root, .. parts]);
        return System.IO.File.Exists(path) ? path : throw new FileNotFoundException($"The shared data has no {path}.");
    }
}

/// <summary>A test on the shared data; where that is missing it is reported as skipped, with the place that was looked in.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute() => Skip = SharedData.IsThere ? null : SharedData.Missing;
}

/// <summary>Like <see cref="SharedFactAttribute"/>, for theories.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute() => Skip = SharedData.IsThere ? null : SharedData.Missing;
}
