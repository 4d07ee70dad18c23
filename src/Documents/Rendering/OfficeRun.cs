using System.Diagnostics;
using System.Globalization;

namespace EduCoop.Documents.Rendering;

/// <summary>One run of soffice as a process of its own.</summary>
internal static class OfficeRun
{
    // The program runs in a session of its own, so that it ends with all its children. The watch reads from a pipe that only we hold: when we end, by whatever cause, it sees the pipe's end and ends
    // the program; whoever waits for that removes the folder.
    private const string Script = """
        ulimit -v "$1" 2>/dev/null; ulimit -t "$2" 2>/dev/null; dir="$3"; program="$4"; shift 4
        exec 3<&0
        cd "$dir" || exit 1
        setsid "$program" "$@" </dev/null 3<&- >/dev/null 2>&1 & run=$!
        { cat <&3; kill -s KILL -- "-$run"; } >/dev/null 2>&1 & watch=$!
        wait "$run"; code=$?
        kill "$watch" 2>/dev/null
        if [ "$code" -gt 128 ]; then cd /; rm -rf -- "$dir"; fi
        exit "$code"
        """;

    /// <summary>Where it is; null when it is not on this machine.</summary>
    internal static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "soffice.exe" : "soffice")).FirstOrDefault(File.Exists);

    internal static async Task ConvertAsync(string program, string folder, IReadOnlyList<string> names, PdfLimits limits, CancellationToken cancellation)
    {
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        clock.CancelAfter(limits.Time);
        using var process = Process.Start(Start(program, folder, names, limits))!;
        try
        {
            await process.WaitForExitAsync(clock.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RenderingException("office_too_slow", "Xuất PDF mất quá nhiều thời gian.", $"Quá {limits.Time.TotalSeconds:0} giây. Tách văn bản thành nhiều phần, hoặc tải bản Word (.docx).");
        }
        finally
        {
            if (!process.HasExited)
            {
                // The pipe's end is the sign for the watch; the tree is ended as well, for where there is none.
                process.StandardInput.Close();
                process.Kill(entireProcessTree: true);
            }
        }

        if (process.ExitCode != 0)
        {
            throw new RenderingException("office_failed", "Chương trình văn phòng dừng giữa chừng.", $"Mã kết thúc {process.ExitCode}. Thử lại; nếu vẫn lỗi, tải bản Word (.docx) và báo người quản trị.");
        }
    }

    private static ProcessStartInfo Start(string program, string folder, IReadOnlyList<string> names, PdfLimits limits)
    {
        var start = new ProcessStartInfo { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = folder };
        if (OperatingSystem.IsLinux())
        {
            start.FileName = "/bin/sh";
            foreach (var argument in new[]
                     {
                         "-c", Script, "soffice", ((long)limits.Megabytes * 1024).ToString(CultureInfo.InvariantCulture), Math.Max(1, (int)limits.Time.TotalSeconds).ToString(CultureInfo.InvariantCulture), folder, program,
                     })
            {
                start.ArgumentList.Add(argument);
            }
        }
        else
        {
            start.FileName = program;
        }

        foreach (var argument in new[]
                 {
                     $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--convert-to", "pdf:writer_pdf_Export", "--outdir",
                     Path.Combine(folder, "out"),
                 })
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in names)
        {
            start.ArgumentList.Add(Path.Combine(folder, name + ".docx"));
        }

        return start;
    }
}
