using System.Collections.Frozen;

namespace EduCoop.Contracts;

/// <summary>Finds the event type behind the name that is kept in an outbox row.</summary>
public static class ContractTypes
{
    private static readonly FrozenDictionary<string, Type> ByName = typeof(ContractTypes).Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsDefined(typeof(EventAttribute), inherit: false))
        .ToFrozenDictionary(type => type.FullName!, StringComparer.Ordinal);

    /// <summary>Every event of the system.</summary>
    public static IEnumerable<Type> All => ByName.Values;

    /// <summary>The event type with this full name, or null when this build does not know it.</summary>
    /// <param name="name">Full name, for example EduCoop.Contracts.Donations.DonationRecorded.</param>
    public static Type? Find(string name) => ByName.GetValueOrDefault(name);
}

/// <summary>Marks a record as an event that crosses a service border. Its namespace and name are its name on the wire and never change.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventAttribute : Attribute;
