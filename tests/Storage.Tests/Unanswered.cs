using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EduCoop.Storage.Tests;

/// <summary>
/// Passes everything on to the real bus but some calls of one method, which never end: as they do not when the bus waits for an answer of a broker that is gone, or for a turn that
/// nobody gives it.
/// </summary>
/// <typeparam name="T">The face of the bus that the service under test calls.</typeparam>
public class Unanswered<T> : DispatchProxy
    where T : class
{
    private T bus = null!;
    private string method = "";
    private int left;

    /// <summary>Puts it between a service and its bus.</summary>
    /// <param name="services">The service's.</param>
    /// <param name="method">Whose first calls never end.</param>
    /// <param name="calls">How many of them.</param>
    /// <param name="made">Is told of the real bus.</param>
    internal static void Put(IServiceCollection services, string method, int calls, Action<T>? made = null)
    {
        var registered = services.Last(one => one.ServiceType == typeof(T));
        services.Replace(ServiceDescriptor.Singleton(provider =>
        {
            var around = Create<T, Unanswered<T>>();
            var proxy = (Unanswered<T>)(object)around;
            (proxy.bus, proxy.method, proxy.left) = ((T)registered.ImplementationFactory!(provider), method, calls);
            made?.Invoke(proxy.bus);
            return around;
        }));
    }

    /// <inheritdoc />
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == method && Interlocked.Decrement(ref left) >= 0 ? Task.Delay(Timeout.Infinite) : targetMethod.Invoke(bus, args);
}
