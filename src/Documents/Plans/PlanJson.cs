using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EduCoop.Documents.Plans;

/// <summary>The draft as JSON, without reflection at start-up.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlanDraft))]
public sealed partial class PlanJson : JsonSerializerContext
{
    /// <summary>Vietnamese letters stay letters.</summary>
    public static PlanJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });

    public static string Write(PlanDraft draft) => JsonSerializer.Serialize(draft, Readable.PlanDraft);
}
