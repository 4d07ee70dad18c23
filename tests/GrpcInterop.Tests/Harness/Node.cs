using System.Diagnostics;

namespace EduCoop.GrpcInterop.Tests.Harness;

/// <summary>Runs the independent side: <c>node/*.js</c> of this project, on the node that is on the PATH.</summary>
public static class Node
{
    private static readonly string Folder = Path.Combine(Root(), "tests", "GrpcInterop.Tests", "node");

    /// <summary>Brings the packages of the lock file, once.</summary>
    public static async Task InstallAsync()
    {
        if (File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
        {
            return;
        }
        var (code, output) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], TimeSpan.FromMinutes(5));
        Assert.True(code == 0, $"npm ci failed in {Folder}; the interoperability tests need node 18 or newer and its packages.\n{output}");
    }

    public static Process Start(string file, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException($"'{file}' is not on the PATH: install Node.js 18 or newer.", missing);
        }
    }

    /// <summary>Runs a program to its end and gives its exit code and all it said.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string file, IEnumerable<string> arguments, TimeSpan limit)
    {
        using var process = Start(file, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"Not finished after {limit}.\n{await output}{await errors}");
        }
        return (process.ExitCode, await output + await errors);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EduCoop.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("EduCoop.sln is not above the test's folder.");
    }
}
