using System.Diagnostics;
using Xunit.Sdk;

namespace EduCoop.Testing;

/// <summary>Waits for what must become true soon, and says what it saw last when it does not.</summary>
public static class Eventually
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Reads again and again until the value is as wanted.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="what">What is waited for, for the failure's message.</param>
    /// <param name="read">Reads the present value; an exception counts as "not yet".</param>
    /// <param name="isSo">Is it as wanted?</param>
    /// <param name="within">How long to wait; 60 s when null.</param>
    /// <returns>The value that was as wanted.</returns>
    public static async Task<T> Async<T>(string what, Func<Task<T>> read, Func<T, bool> isSo, TimeSpan? within = null)
    {
        var limit = within ?? Usual;
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            Exception? fault = null;
            T? seen = default;
            try
            {
                // What never answers must not hold up everybody's tests.
                seen = await read().WaitAsync(limit + Grace);
                if (isSo(seen))
                {
                    return seen;
                }
            }
            catch (Exception caught) when (caught is not OutOfMemoryException)
            {
                fault = caught;
            }

            if (Stopwatch.GetElapsedTime(start) > limit)
            {
                throw new XunitException($"Not so within {limit.TotalSeconds:0} s: {what}. Last seen: {fault?.ToString() ?? seen?.ToString() ?? "null"}");
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>Tries an assertion again and again until it holds.</summary>
    /// <param name="what">What is waited for, for the failure's message.</param>
    /// <param name="assertion">Throws while it does not hold.</param>
    /// <param name="within">How long to wait; 60 s when null.</param>
    public static Task Async(string what, Func<Task> assertion, TimeSpan? within = null) =>
        Async(
            what,
            async () =>
            {
                await assertion();
                return true;
            },
            holds => holds,
            within);
}
