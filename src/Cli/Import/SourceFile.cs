namespace EduCoop.Cli.Import;

/// <summary>A file to send, looked at before anything is asked of the system.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">Its name without the folder.</param>
/// <param name="Content">Its bytes, as they are.</param>
internal sealed record SourceFile(string Path, string Name, byte[] Content)
{
    /// <summary>The services take no larger body.</summary>
    private const int MaxBytes = 20 * 1024 * 1024;

    internal static SourceFile Read(string? path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new CommandFailedException(ExitCode.Refused, "file_missing", Texts.Get("FileMissing"), Texts.Get("SeeHelp"));
        }

        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new CommandFailedException(ExitCode.Refused, "file_not_found", Texts.Get("FileNotFound", path), Texts.Get("FileNotFoundDetail", file.FullName));
        }

        if (file.Length is 0 or > MaxBytes)
        {
            throw new CommandFailedException(ExitCode.Refused, file.Length == 0 ? "file_empty" : "file_too_large", Texts.Get(file.Length == 0 ? "FileEmpty" : "FileTooLarge", path), Texts.Get("FileSizeDetail"));
        }

        try
        {
            return new SourceFile(path, file.Name, File.ReadAllBytes(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.Refused, "file_unreadable", Texts.Get("FileUnreadable", path), fault.Message);
        }
    }

    /// <summary>The body of an upload; each piece that leaves is reported.</summary>
    internal HttpContent ToBody(Action<long> sent) => new Upload(Content, sent);

    private sealed class Upload : HttpContent
    {
        private const int Piece = 64 * 1024;
        private readonly byte[] content;
        private readonly Action<long> sent;

        internal Upload(byte[] content, Action<long> sent)
        {
            this.content = content;
            this.sent = sent;
            Headers.ContentType = new("application/octet-stream");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            for (var at = 0; at < content.Length; at += Piece)
            {
                await stream.WriteAsync(content.AsMemory(at, Math.Min(Piece, content.Length - at)));
                sent(Math.Min(content.Length, at + Piece));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = content.Length;
            return true;
        }
    }
}
