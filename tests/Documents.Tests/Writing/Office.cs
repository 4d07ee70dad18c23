using System.Diagnostics;

namespace EduCoop.Documents.Tests.Writing;

/// <summary>A test that opens our files with LibreOffice; deploy/test installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficeFactAttribute : FactAttribute
{
    public OfficeFactAttribute() => Skip = Office.IsThere ? null : "LibreOffice (soffice) or poppler (pdftotext) is not on the PATH; deploy/test installs both.";
}

internal static class Office
{
    internal static bool IsThere => OnPath("soffice") && OnPath("pdftotext");

    /// <summary>Converts a file and returns the path of the result. Each run has a profile of its own, so that two may run at once.</summary>
    internal static async Task<string> ConvertAsync(byte[] file, string extension, string target)
    {
        var folder = Directory.CreateTempSubdirectory("educoop-office-").FullName;
        var source = Path.Combine(folder, "file." + extension);
        await File.WriteAllBytesAsync(source, file);
        await RunAsync("soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to", target, "--outdir", folder, source]);
        var made = Path.Combine(folder, "file." + target.Split(':')[0]);
        Assert.True(File.Exists(made), "LibreOffice could not read the file.");
        return made;
    }

    internal static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end in two minutes.");
        }

        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await errors}");
        return await output;
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
