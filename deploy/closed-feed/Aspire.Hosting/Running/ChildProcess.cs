using System.Diagnostics;

namespace Aspire.Hosting.Running;

/// <summary>One running process of a project.</summary>
internal sealed class ChildProcess : IDisposable
{
    // Its own session: Ctrl-C in the terminal then reaches the AppHost alone, which stops its children in order.
    private static readonly string? Setsid = new[] { "/usr/bin/setsid", "/bin/setsid" }.FirstOrDefault(File.Exists);
    private readonly Process _process;

    private ChildProcess(Process process)
    {
        _process = process;
        Identity = ProcessIdentity.Of(process.Id);
    }

    /// <summary>Null when it has ended already.</summary>
    public ProcessIdentity? Identity { get; }

    public int Pid => _process.Id;

    public static ChildProcess Start(string workingDirectory, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables, ResourceLog log)
    {
        var start = new ProcessStartInfo(Setsid ?? ProjectOutput.Dotnet)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in Setsid is null ? arguments : arguments.Prepend(ProjectOutput.Dotnet))
        {
            start.ArgumentList.Add(argument);
        }
        // A service is told what is meant for it and nothing else: not the AppHost's own address, nor the servers' superuser.
        foreach (var own in start.Environment.Keys.Where(key => key is "ASPNETCORE_URLS" or "URLS" || key.StartsWith("ConnectionStrings__", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(own);
        }
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildProcess(process);

        void Keep(string? line)
        {
            if (line is not null)
            {
                log.Line(line);
            }
        }
    }

    public async Task<int> Exited(CancellationToken stop)
    {
        await _process.WaitForExitAsync(stop).ConfigureAwait(false);
        return _process.ExitCode;
    }

    /// <summary>Asks it to end and, when it takes too long, ends it.</summary>
    public async Task Stop(TimeSpan grace)
    {
        Identity?.Signal(ProcessIdentity.Terminate);
        using var patience = new CancellationTokenSource(grace);
        try
        {
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    public void Dispose() => _process.Dispose();
}
