using EduCoop.Testing;
using Google.Protobuf.Reflection;

namespace EduCoop.Contracts.Tests;

/// <summary>
/// Partners keep their compiled .proto files for years. Every method, field, number, type and enum value that was ever there is
/// listed in Snapshots/protos.txt; lines may be added, none may change or go.
/// </summary>
public sealed class ProtoTests
{
    private static readonly string Listing = Path.Combine(Repository.Root, "tests", "Contracts.Tests", "Snapshots", "protos.txt");

    [Fact]
    public void No_line_of_the_committed_listing_is_gone()
    {
        var today = Describe().ToHashSet(StringComparer.Ordinal);
        var gone = File.ReadAllLines(Listing).Where(line => line.Length > 0 && !today.Contains(line)).ToList();
        Assert.True(gone.Count == 0, $"These are no longer in the .proto files, which breaks partners:\n{string.Join('\n', gone)}");
    }

    [Fact]
    public void What_is_new_is_committed_too()
    {
        var known = File.ReadAllLines(Listing).ToHashSet(StringComparer.Ordinal);
        var added = Describe().Where(line => !known.Contains(line)).ToList();
        Assert.True(added.Count == 0, $"Add these lines to {Listing}:\n{string.Join('\n', added)}");
    }

    private static IEnumerable<string> Describe()
    {
        var files = typeof(ContractTypes).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null)).OfType<FileDescriptor>()
            .OrderBy(file => file.Name, StringComparer.Ordinal);
        return files.SelectMany(file => file.Services.SelectMany(Describe).Concat(file.MessageTypes.SelectMany(Describe)).Concat(file.EnumTypes.SelectMany(Describe)));
    }

    private static IEnumerable<string> Describe(ServiceDescriptor service) => service.Methods.Select(method =>
        $"{service.FullName}/{method.Name}({(method.IsClientStreaming ? "stream " : "")}{method.InputType.FullName}) returns ({(method.IsServerStreaming ? "stream " : "")}{method.OutputType.FullName})");

    private static IEnumerable<string> Describe(MessageDescriptor message) =>
        message.Fields.InFieldNumberOrder()
            .Select(field => $"{message.FullName} {field.FieldNumber} {field.Name} {(field.IsRepeated ? "repeated " : "")}{TypeOf(field)}")
            .Concat(message.NestedTypes.SelectMany(Describe)).Concat(message.EnumTypes.SelectMany(Describe));

    private static IEnumerable<string> Describe(EnumDescriptor words) => words.Values.Select(value => $"{words.FullName} {value.Number} {value.Name}");

    private static string TypeOf(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message => field.MessageType.FullName,
        FieldType.Enum => field.EnumType.FullName,
        var simple => simple.ToString().ToLowerInvariant(),
    };
}
