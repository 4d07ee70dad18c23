using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using EduCoop.Documents.Files;

namespace EduCoop.Documents.Rendering;

/// <summary>Puts PDFs that this program made one after the other into one, by poppler's pdfunite.</summary>
public static class PdfJoiner
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);

    /// <summary>One file with all pages in their order.</summary>
    /// <param name="parts">At least one.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="RenderingException">It is not installed, took too long or failed.</exception>
    public static async Task<byte[]> JoinAsync(IReadOnlyList<byte[]> parts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count);
        if (parts.Count == 1)
        {
            return parts[0];
        }

        using var folder = new ScratchFolder("join");
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        clock.CancelAfter(MostTime);
        try
        {
            var names = new List<string>();
            for (var i = 0; i < parts.Count; i++)
            {
                names.Add(folder.File(i.ToString("0000", CultureInfo.InvariantCulture) + ".pdf"));
                await File.WriteAllBytesAsync(names[i], parts[i], clock.Token);
            }

            var whole = folder.File("whole.pdf");
            using var process = Process.Start(new ProcessStartInfo("pdfunite", [.. names, whole]) { UseShellExecute = false })!;
            try
            {
                await process.WaitForExitAsync(clock.Token);
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }

            return process.ExitCode == 0 ? await File.ReadAllBytesAsync(whole, clock.Token) : throw Failed($"pdfunite: {process.ExitCode}.");
        }
        catch (Win32Exception)
        {
            throw new RenderingException("pdf_tool_missing", "Máy này chưa có công cụ ghép PDF (pdfunite).", "Người quản trị cài gói poppler-utils (Debian: apt-get install poppler-utils) rồi thử lại.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Failed($"Quá {MostTime.TotalSeconds:0} giây.");
        }
    }

    private static RenderingException Failed(string why) => new("pdf_join_failed", "Chưa ghép được các trang PDF.", $"{why} Thử lại; nếu vẫn lỗi, báo người quản trị.");
}
