using System.Diagnostics;
using Xunit;

namespace EduCoop.Testing;

/// <summary>Runs <c>tests/Plans.Tests/node/*.js</c>: programs that are not ours.</summary>
public static class NodeProbe
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Plans.Tests", "node");
    private static readonly SemaphoreSlim Installing = new(1);

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its file.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<Process> StartAsync(string program, params string[] arguments)
    {
        await InstallAsync();
        return Launch("node", [program, .. arguments]);
    }

    /// <summary>Gives a program its input and returns what it says.</summary>
    /// <param name="script">Its file.</param>
    /// <param name="input">Its input.</param>
    public static async Task<string> RunAsync(string script, byte[] input)
    {
        using var process = await StartAsync(script);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{script} ended with {process.ExitCode}: {await errors}");
        return await output;
    }

    private static async Task InstallAsync()
    {
        await Installing.WaitAsync();
        try
        {
            if (File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
            {
                return;
            }

            using var install = Launch("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
            install.StandardInput.Close();
            var output = install.StandardOutput.ReadToEndAsync();
            var errors = install.StandardError.ReadToEndAsync();
            await install.WaitForExitAsync();
            Assert.True(install.ExitCode == 0, $"npm ci failed in {Folder}; these tests need node 18 or newer and its packages.\n{await output}{await errors}");
        }
        finally
        {
            Installing.Release();
        }
    }

    private static Process Launch(string file, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
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
}
