using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace EduCoop.Documents.Files.Pdf;

/// <summary>
/// Runs poppler's pdftotext on a file. A PDF is code that others wrote, so it is read by a process of its own with little time and memory,
/// which ends when the file asks for more.
/// </summary>
internal static class PdfTool
{
    private const int ErrorsKept = 4_096;
    private const int BytesPerCharacter = 24;

    /// <summary>The words of all pages with their places, as pdftotext -bbox writes them.</summary>
    internal static async Task<string> WordsAsync(byte[] bytes, string fileName, DocumentLimits limits, CancellationToken cancellation)
    {
        using var folder = new ScratchFolder("read");
        var file = folder.File("plan.pdf");
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        clock.CancelAfter(limits.PdfTime);
        try
        {
            await using (var stream = new FileStream(file, Private()))
            {
                await stream.WriteAsync(bytes, clock.Token);
            }

            var (exitCode, output, errors) = await RunAsync(file, limits, clock.Token);
            return exitCode == 0 ? output ?? throw TooLarge(fileName) : throw Refused(exitCode, errors, fileName);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DocumentRefusedException("pdf_too_slow", $"Tệp {fileName} mất quá nhiều thời gian để đọc.", $"Quá {limits.PdfTime.TotalSeconds:0} giây. Gửi bản Word gốc (.docx), hoặc in lại thành PDF chỉ gồm phần kế hoạch.");
        }
        catch (Win32Exception)
        {
            throw Missing();
        }
    }

    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static async Task<(int ExitCode, string? Output, string Errors)> RunAsync(string file, DocumentLimits limits, CancellationToken cancellation)
    {
        using var process = Process.Start(Start(file, limits))!;
        try
        {
            var errors = ReadAsync(process.StandardError, ErrorsKept, cancellation);
            var output = await ReadAsync(process.StandardOutput, (long)limits.MaxCharacters * BytesPerCharacter, cancellation);
            if (output.Complete)
            {
                await process.WaitForExitAsync(cancellation);
                return (process.ExitCode, output.Text, (await errors).Text);
            }

            return (0, null, "");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static ProcessStartInfo Start(string file, DocumentLimits limits)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, StandardOutputEncoding = Encoding.UTF8 };
        if (OperatingSystem.IsWindows())
        {
            start.FileName = "pdftotext";
        }
        else
        {
            // The shell sets the limits of memory and processor time and gives its place to the tool.
            start.FileName = "/bin/sh";
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add("ulimit -v \"$1\" 2>/dev/null; ulimit -t \"$2\" 2>/dev/null; shift 2; exec pdftotext \"$@\"");
            start.ArgumentList.Add("pdftotext");
            start.ArgumentList.Add((limits.PdfMegabytes * 1024).ToString(CultureInfo.InvariantCulture));
            start.ArgumentList.Add(Math.Max(1, (int)limits.PdfTime.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        }

        foreach (var argument in new[] { "-bbox", "-enc", "UTF-8", file, "-" })
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static async Task<(string Text, bool Complete)> ReadAsync(StreamReader reader, long most, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var buffer = new char[32 * 1024];
        for (int read; (read = await reader.ReadAsync(buffer, cancellation)) > 0;)
        {
            text.Append(buffer, 0, (int)Math.Min(read, most - text.Length));
            if (text.Length >= most)
            {
                return (text.ToString(), false);
            }
        }

        return (text.ToString(), true);
    }

    private static DocumentRefusedException Refused(int exitCode, string errors, string fileName)
    {
        if (exitCode == 127)
        {
            return Missing();
        }

        if (errors.Contains("password", StringComparison.OrdinalIgnoreCase) || errors.Contains("encrypt", StringComparison.OrdinalIgnoreCase))
        {
            return new("file_encrypted", $"Tệp {fileName} có mật khẩu.", "Mở tệp bằng mật khẩu, in lại thành PDF không có mật khẩu, hoặc gửi bản Word gốc (.docx).");
        }

        return exitCode == 3
            ? new("pdf_protected", $"Tệp {fileName} không cho phép chép chữ.", "Gửi bản Word gốc (.docx), hoặc xuất lại PDF không khóa quyền chép.")
            : exitCode is 137 or 134 or 139 or 152 or 158 || errors.Contains("memory", StringComparison.OrdinalIgnoreCase)
                ? new("pdf_too_heavy", $"Tệp {fileName} cần quá nhiều bộ nhớ hoặc thời gian để đọc.", "Gửi bản Word gốc (.docx), hoặc in lại thành PDF chỉ gồm phần kế hoạch.")
                : new("file_damaged", $"Tệp {fileName} bị hỏng hoặc không phải PDF đúng chuẩn.", "Mở tệp bằng phần mềm đọc PDF và in lại thành PDF, hoặc gửi bản Word gốc (.docx).");
    }

    private static DocumentRefusedException TooLarge(string fileName) =>
        new("file_too_large", $"Tệp {fileName} có quá nhiều chữ.", "Chỉ gửi phần kế hoạch và phụ lục.");

    private static DocumentRefusedException Missing() =>
        new("pdf_tool_missing", "Máy này chưa có công cụ đọc PDF (pdftotext).", "Người quản trị cài gói poppler-utils (Debian: apt-get install poppler-utils). Trong khi chờ, gửi bản Word (.docx).");
}
