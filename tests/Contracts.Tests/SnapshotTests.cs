using System.Text.Json;
using System.Text.Json.Nodes;
using EduCoop.Testing;

namespace EduCoop.Contracts.Tests;

/// <summary>
/// The wire shape of each event is committed under Snapshots/Owner/Event/vN.json. A shape that was ever sent stays readable;
/// a changed shape shows in review as a new file, never as an edited one.
/// </summary>
public sealed class SnapshotTests
{
    private static readonly JsonSerializerOptions Indented = new(ContractJson.Options) { WriteIndented = true, NewLine = "\n" };
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Contracts.Tests", "Snapshots");

    public static TheoryData<string> Events => [.. ContractTypes.All.Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    public static TheoryData<string, string> Snapshots
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in Directory.EnumerateFiles(Folder, "v*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var parts = Path.GetRelativePath(Folder, file).Split(Path.DirectorySeparatorChar);
                data.Add($"EduCoop.Contracts.{parts[0]}.{parts[1]}", parts[2]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Today_s_shape_is_the_newest_snapshot(string name)
    {
        var type = ContractTypes.Find(name)!;
        Assert.True(Examples.Newest.TryGetValue(type, out var example), $"{name} has no example: add one to Examples.cs and its JSON under Snapshots.");
        var today = Write(example, type);
        var newest = Directory.Exists(FolderOf(name))
            ? Directory.EnumerateFiles(FolderOf(name), "v*.json").MaxBy(file => int.Parse(Path.GetFileNameWithoutExtension(file)[1..]))
            : null;

        Assert.True(newest is not null, $"{name} has no snapshot. Commit this as {Path.Combine(FolderOf(name), "v1.json")}:\n{today}");
        Assert.True(File.ReadAllText(newest).ReplaceLineEndings("\n") == today, $"The shape of {name} is not that of {newest}. If the change only adds, commit it as the next version:\n{today}");
    }

    [Theory]
    [MemberData(nameof(Snapshots))]
    public void Every_old_snapshot_is_still_read_and_loses_nothing(string name, string file)
    {
        var type = ContractTypes.Find(name);
        Assert.True(type is not null, $"{name} was sent once and may still lie in a queue, but this build does not know it. Names and namespaces never change.");
        var old = File.ReadAllText(Path.Combine(FolderOf(name), file));
        var read = JsonSerializer.Deserialize(old, type, ContractJson.Options);

        Assert.NotNull(read);
        // Everything that was in the old text is in the value again; members that are newer may be there too.
        AssertHolds(JsonNode.Parse(JsonSerializer.Serialize(read, type, ContractJson.Options)), JsonNode.Parse(old), "$");
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void A_missing_member_is_an_error_and_an_unknown_one_is_passed_over(string name)
    {
        var type = ContractTypes.Find(name)!;
        var json = JsonSerializer.SerializeToNode(Examples.Newest[type], type, ContractJson.Options)!.AsObject();
        json["addedByANewerOwner"] = 1;
        Assert.NotNull(json.Deserialize(type, ContractJson.Options));

        var first = json.First().Key;
        json.Remove(first);
        var fault = Assert.Throws<JsonException>(() => json.Deserialize(type, ContractJson.Options));
        Assert.Contains(first, fault.Message);
    }

    [Fact]
    public void An_event_lives_in_the_namespace_of_its_owner() =>
        Assert.All(ContractTypes.All, type => Assert.Matches("^EduCoop\\.Contracts\\.[A-Z][A-Za-z]+\\.[A-Z][A-Za-z]+$", type.FullName));

    private static string Write(object value, Type type) =>
        JsonSerializer.Serialize(value, type, Indented) + "\n";

    private static string FolderOf(string name)
    {
        var parts = name.Split('.');
        return Path.Combine(Folder, parts[^2], parts[^1]);
    }

    private static void AssertHolds(JsonNode? present, JsonNode? old, string path)
    {
        switch (old)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    Assert.True(present!.AsObject().ContainsKey(name), $"{path}.{name} is lost.");
                    AssertHolds(present[name], value, $"{path}.{name}");
                }

                break;
            case JsonArray items:
                Assert.Equal(items.Count, present!.AsArray().Count);
                for (var i = 0; i < items.Count; i++)
                {
                    AssertHolds(present[i], items[i], $"{path}[{i}]");
                }

                break;
            default:
                Assert.True(JsonNode.DeepEquals(present, old), $"{path} was {old?.ToJsonString() ?? "null"} and is read as {present?.ToJsonString() ?? "null"}.");
                break;
        }
    }
}
