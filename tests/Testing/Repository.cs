namespace EduCoop.Testing;

/// <summary>Where things lie in the tree that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder of EduCoop.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>debug or release, as these tests were built.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Name;

    /// <summary>The built assembly of a project.</summary>
    /// <param name="project">For example EduCoop.Donations.</param>
    public static string Assembly(string project)
    {
        var path = Path.Combine(Root, "artifacts", "bin", project, Configuration, project + ".dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not there: build it first (dotnet build EduCoop.sln).");
    }

    /// <summary>The source folder of a service, which is also its working folder.</summary>
    /// <param name="project">For example EduCoop.Donations.</param>
    public static string SourceFolder(string project) => Path.Combine(Root, "src", project["EduCoop.".Length..]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EduCoop.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No EduCoop.sln above {AppContext.BaseDirectory}: the tests must run inside the tree.");
    }
}
