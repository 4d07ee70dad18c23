namespace Aspire.Hosting.Running;

/// <summary>Finds what a project was built into: the AppHost builds nothing, it starts what is there.</summary>
internal static class ProjectOutput
{
    /// <summary>The dotnet that runs the AppHost runs the projects too.</summary>
    public static string Dotnet { get; } = FindDotnet();

    /// <summary>The built dll, in the layout of <c>UseArtifactsOutput</c>: artifacts/bin/Project/debug/Project.dll, in the configuration of the AppHost.</summary>
    public static string Dll(string projectPath)
    {
        var name = Path.GetFileNameWithoutExtension(projectPath);
        var own = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        for (var folder = Path.GetDirectoryName(projectPath); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var configuration in (string[])[own, "debug", "release"])
            {
                var dll = Path.Combine(folder, "artifacts", "bin", name, configuration, name + ".dll");
                if (File.Exists(dll))
                {
                    return dll;
                }
            }
        }
        throw new DistributedApplicationException($"The project {projectPath} has not been built. Build it first: dotnet build {projectPath}");
    }

    private static string FindDotnet()
    {
        // .../dotnet/shared/Microsoft.NETCore.App/10.0.x/
        var runtime = Path.TrimEndingDirectorySeparator(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory());
        var beside = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "dotnet"));
        return File.Exists(beside) ? beside : "dotnet";
    }
}
