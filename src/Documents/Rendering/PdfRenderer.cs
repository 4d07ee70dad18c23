using System.Globalization;
using System.Text;
using EduCoop.Documents.Files;

namespace EduCoop.Documents.Rendering;

/// <summary>
/// Makes PDFs of .docx by LibreOffice without a window: one run for many files, since starting it takes longer than a page. Each run has a folder and a profile of its own, readable by nobody else,
/// in which macros, links and the network are off; it ends with its time, and with the process that asked for it, however that ends.
/// </summary>
public static class PdfRenderer
{
    // Nothing that a document brings along is run or fetched.
    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
        </oor:items>
        """;

    /// <summary>Is the office program on this machine?</summary>
    public static bool IsThere => OfficeRun.Program is not null;

    /// <summary>What to say where it is not.</summary>
    public static RenderingException Missing() => new(
        "office_missing", "Máy chủ chưa có chương trình văn phòng để xuất PDF.", "Người quản trị cài LibreOffice (Debian: apt-get install libreoffice-writer-nogui fonts-liberation) rồi thử lại. Trong khi chờ, tải bản Word (.docx).");

    /// <summary>Makes a PDF of each file, in the same order.</summary>
    /// <param name="files">Files in Word's format, made by <see cref="Writing.OfficialDocumentWriter"/> or looked over before.</param>
    /// <param name="limits">How much the run may ask for.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="RenderingException">The run as a whole failed.</exception>
    public static async Task<IReadOnlyList<RenderedFile>> RenderAsync(IReadOnlyList<byte[]> files, PdfLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(limits);
        if (files.Count > limits.MostFiles || files.Sum(file => (long)file.Length) > limits.MostBytes)
        {
            throw new RenderingException("too_much", "Quá nhiều văn bản cho một lần xuất PDF.", $"Mỗi lần tối đa {limits.MostFiles} tệp, tổng cộng {limits.MostBytes / 1024 / 1024} MB.");
        }

        if (files.Count == 0)
        {
            return [];
        }

        var program = OfficeRun.Program ?? throw Missing();
        using var folder = new ScratchFolder("pdf");
        var names = await LayOutAsync(folder.Name, files, cancellation);
        await OfficeRun.ConvertAsync(program, folder.Name, names, limits, cancellation);
        return await CollectAsync(folder.Name, names, cancellation);
    }

    private static async Task<IReadOnlyList<string>> LayOutAsync(string folder, IReadOnlyList<byte[]> files, CancellationToken cancellation)
    {
        var profile = Directory.CreateDirectory(Path.Combine(folder, "profile", "user")).FullName;
        await File.WriteAllTextAsync(Path.Combine(profile, "registrymodifications.xcu"), Settings, new UTF8Encoding(false), cancellation);
        Directory.CreateDirectory(Path.Combine(folder, "out"));
        var names = new List<string>();
        for (var i = 0; i < files.Count; i++)
        {
            names.Add(i.ToString("0000", CultureInfo.InvariantCulture));
            await File.WriteAllBytesAsync(Path.Combine(folder, names[i] + ".docx"), files[i], cancellation);
        }

        return names;
    }

    private static async Task<IReadOnlyList<RenderedFile>> CollectAsync(string folder, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var made = new List<RenderedFile>();
        foreach (var name in names)
        {
            var file = Path.Combine(folder, "out", name + ".pdf");
            var pdf = File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellation) : null;
            made.Add(new(pdf is not null && pdf.AsSpan().StartsWith("%PDF-"u8) ? pdf : null));
        }

        return made;
    }
}
