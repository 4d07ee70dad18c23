namespace EduCoop.Web.Files;

/// <summary>Where the files lie that are sent as they are: beside the program once published, else in the source tree.</summary>
public static class WebRoot
{
    /// <summary>The folder wwwroot; the tree's own one is found from the build output, so the working directory does not matter.</summary>
    public static string Find()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (File.Exists(Path.Combine(published, "site.css")))
        {
            return published;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var inTree = Path.Combine(folder.FullName, "src", "Web", "wwwroot");
            if (File.Exists(Path.Combine(inTree, "site.css")))
            {
                return inTree;
            }
        }

        throw new DirectoryNotFoundException($"wwwroot with site.css is neither beside {AppContext.BaseDirectory} nor in src/Web above it.");
    }
}
