namespace EduCoop.Twinning.Health;

/// <summary>Work that is looked for again and again. A look that fails is told and made again after the pause: what it did not commit is still to be done.</summary>
internal abstract class RepeatedLook(HealthSettings settings) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                Tell(fault);
            }

            await Task.Delay(settings.Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Looks once.</summary>
    /// <returns>How much was done.</returns>
    internal abstract Task<int> RunAsync(CancellationToken cancellation);

    /// <summary>Says that a look failed.</summary>
    protected abstract void Tell(Exception fault);
}
