using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aspire.Hosting.Running;

/// <summary>The state of all resources: those who wait watch it, and each change is written to files so that people and scripts see it.</summary>
internal sealed class StateBoard
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly Lock _lock = new();
    private readonly AppHostSettings _settings;
    private readonly Dictionary<string, ResourceState> _states = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _order = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StateBoard(AppHostSettings settings) => _settings = settings;

    public static string StateFile(string store) => Path.Combine(store, "apphost.json");

    /// <summary>One line for each process, "pid start name", the AppHost first: for scripts, which read no JSON.</summary>
    public static string ProcessFile(string store) => Path.Combine(store, "processes");

    /// <summary>One line for each resource, "name status health detail" with tabs between: for scripts and for `cat`.</summary>
    public static string StatusFile(string store) => Path.Combine(store, "status");

    public IReadOnlyList<ResourceState> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _order.Select(name => _states[name])];
            }
        }
    }

    public ResourceState this[string name]
    {
        get
        {
            lock (_lock)
            {
                return _states[name];
            }
        }
    }

    public void Add(ResourceState state)
    {
        lock (_lock)
        {
            _states.Add(state.Name, state);
            _order.Add(state.Name);
        }
    }

    public void Set(string name, Func<ResourceState, ResourceState> change)
    {
        lock (_lock)
        {
            var before = _states[name];
            var after = change(before);
            if (after == before)
            {
                return;
            }
            _states[name] = after;
            Write();
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Ends when the condition holds for all the names.</summary>
    public async Task Until(IReadOnlyCollection<string> names, Func<ResourceState, bool> condition, CancellationToken stop)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (names.All(name => condition(_states[name])))
                {
                    return;
                }
                changed = _changed.Task;
            }
            await changed.WaitAsync(stop).ConfigureAwait(false);
        }
    }

    public void Write()
    {
        lock (_lock)
        {
            var self = ProcessIdentity.Self;
            var page = new { AppHost = new { self.Pid, self.Start }, Dashboard = _settings.Dashboard, Resources = _order.Select(name => _states[name]) };
            Replace(StateFile(_settings.Store), JsonSerializer.Serialize(page, Json));
            var lines = _order.Select(name => _states[name]).Where(state => state.Pid is not null).Select(state => $"{state.Pid} {state.ProcessStart} {state.Name}");
            Replace(ProcessFile(_settings.Store), string.Join('\n', lines.Prepend($"{self.Pid} {self.Start} apphost")) + "\n");
            Replace(StatusFile(_settings.Store), string.Concat(_order.Select(name => Line(_states[name]))));
        }
    }

    private static string Line(ResourceState state)
    {
        var health = state.Status switch
        {
            ResourceStatus.Finished => "ready",
            ResourceStatus.Running => state.IsReady ? "ready" : "unhealthy",
            _ => "-",
        };
        return $"{state.Name}\t{state.Status.ToString().ToLowerInvariant()}\t{health}\t{state.Detail?.ReplaceLineEndings(" ")}\n";
    }

    // By renaming, so that a reader never sees half a file.
    private static void Replace(string path, string text)
    {
        File.WriteAllText(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
    }
}
