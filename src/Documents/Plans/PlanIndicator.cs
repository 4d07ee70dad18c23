using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Plans;

/// <summary>A measurable aim: comparator (">=", "&lt;=", "&gt;", "&lt;", "=", "range"), value, unit and the year or period it is for.</summary>
public sealed record PlanIndicator
{
    /// <summary>Section and, below it, the bullet: "II.2.1-3".</summary>
    public string? Section { get; init; }

    public required string Text { get; init; }

    public string? Comparator { get; init; }

    /// <summary>A number, or [from, to] in JSON for a range.</summary>
    public IndicatorValue? Value { get; init; }

    public string? Unit { get; init; }

    /// <summary>2030, "2026-2030" or "yearly"; null when the text says none.</summary>
    [JsonConverter(typeof(IndicatorYearJson))]
    public string? Year { get; init; }

    /// <summary>What is measured: the text without the value.</summary>
    public string? Subject { get; init; }

    public IReadOnlyDictionary<string, TextSpan> Spans { get; init; } = new Dictionary<string, TextSpan>();

    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>One number, or the two ends of a range.</summary>
[JsonConverter(typeof(IndicatorValueJson))]
public readonly record struct IndicatorValue(decimal From, decimal? To = null)
{
    public override string ToString() =>
        To is { } to ? string.Create(CultureInfo.InvariantCulture, $"{From:0.####} - {to:0.####}") : From.ToString("0.####", CultureInfo.InvariantCulture);
}

/// <summary>A value in JSON: 95 or [1, 3].</summary>
public sealed class IndicatorValueJson : JsonConverter<IndicatorValue>
{
    public override IndicatorValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return new(reader.GetDecimal());
        }

        if (reader.TokenType != JsonTokenType.StartArray || !reader.Read())
        {
            throw new JsonException("A value is a number or an array of two.");
        }

        var from = reader.GetDecimal();
        reader.Read();
        var to = reader.GetDecimal();
        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray ? new(from, to) : throw new JsonException("A value is a number or an array of two.");
    }

    public override void Write(Utf8JsonWriter writer, IndicatorValue value, JsonSerializerOptions options)
    {
        if (value.To is not { } to)
        {
            writer.WriteNumberValue(value.From);
            return;
        }

        writer.WriteStartArray();
        writer.WriteNumberValue(value.From);
        writer.WriteNumberValue(to);
        writer.WriteEndArray();
    }
}

/// <summary>A year in JSON is a number; a period or "yearly" is a string.</summary>
public sealed class IndicatorYearJson : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? reader.GetInt32().ToString(CultureInfo.InvariantCulture) : reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            writer.WriteNumberValue(year);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }
}
