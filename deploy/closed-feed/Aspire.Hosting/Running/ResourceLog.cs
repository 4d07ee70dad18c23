namespace Aspire.Hosting.Running;

/// <summary>The lines of one resource: on the console with its name before them, and in a file of its own that cannot grow without end.</summary>
internal sealed class ResourceLog : IDisposable
{
    private const long MostBytes = 20 * 1024 * 1024;
    private static readonly Lock ConsoleLock = new();
    private readonly Lock _lock = new();
    private readonly string _name;
    private StreamWriter _file;
    private bool _closed;

    public ResourceLog(string directory, string name)
    {
        _name = name;
        Path = System.IO.Path.Combine(directory, name + ".log");
        _file = Open();
    }

    public string Path { get; }

    public void Line(string line)
    {
        lock (_lock)
        {
            // The last lines of a process may arrive after its end.
            if (_closed)
            {
                return;
            }
            _file.WriteLine(line);
            if (_file.BaseStream.Length > MostBytes)
            {
                _file.Dispose();
                File.Move(Path, Path + ".1", overwrite: true);
                _file = Open();
            }
        }
        lock (ConsoleLock)
        {
            Console.Out.WriteLine($"[{_name}] {line}");
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            _file.Dispose();
        }
    }

    private StreamWriter Open() => new(new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) { AutoFlush = true };
}
