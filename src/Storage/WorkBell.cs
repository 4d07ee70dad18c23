namespace EduCoop.Storage;

/// <summary>Wakes this process's worker when there is something in its queue; other processes find it by looking. Rung twice before it is heard, it is heard once.</summary>
/// <typeparam name="TJob">Whose queue: each kind of job has a bell of its own.</typeparam>
public sealed class WorkBell<TJob> : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    /// <summary>There is something to do.</summary>
    public void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already rung.
        }
    }

    /// <summary>Waits until it is rung.</summary>
    /// <param name="atMost">Then it is time to look in any case: another process may have put something there.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellation) => rung.WaitAsync(atMost, cancellation);

    /// <inheritdoc />
    public void Dispose() => rung.Dispose();
}
