namespace EduCoop.Documents.Structure;

/// <summary>Numbered points that are the labels of one task and no sections: all of a row begin with a label, and one of them says who.</summary>
internal static class LabelPoints
{
    internal static void Mark(List<Block> blocks)
    {
        var rows = new Dictionary<string, List<Block>>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            if (block.Marker.Kind is not (MarkerKind.Arabic or MarkerKind.Dotted))
            {
                continue;
            }

            var (number, dot) = (block.Marker.Number, block.Marker.Number.LastIndexOf('.'));
            var prefix = dot < 0 ? "" : number[..dot];
            if (!rows.TryGetValue(prefix, out var row))
            {
                rows[prefix] = row = [];
            }
            else if (Numbering.Value(number[(dot + 1)..]) is not { } value || Numbering.Value(row[^1].Marker.Number[(dot + 1)..]) != value - 1)
            {
                Close(row);
            }

            row.Add(block);
        }

        foreach (var row in rows.Values)
        {
            Close(row);
        }
    }

    private static void Close(List<Block> row)
    {
        if (row.Count > 1 && row.TrueForAll(block => block.Label is { Colon: true }) && row.Exists(block => block.Label is { Field: LabelField.Lead or LabelField.Coordinating }))
        {
            row.ForEach(block => block.IsLabelPoint = true);
        }

        row.Clear();
    }
}
