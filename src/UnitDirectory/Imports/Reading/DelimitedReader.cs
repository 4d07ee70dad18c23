using CsvHelper;

namespace EduCoop.UnitDirectory.Imports.Reading;

/// <summary>Reads CSV and TSV: tab, semicolon, comma or bar, whichever the first lines use most.</summary>
internal static class DelimitedReader
{
    private static readonly char[] Delimiters = ['\t', ';', ',', '|'];

    internal static TableContent Read(string text)
    {
        var separator = Detect(text);
        var options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            // Tab-separated registers quote nothing: a quotation mark there is part of a name.
            Mode = separator == '\t' ? CsvMode.NoEscape : CsvMode.Rfc4180,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = FileRefusals.MaxColumns * FileRefusals.MaxCell,
            TrackLineNumbers = true,
        };
        var rows = new List<TableRow>();
        try
        {
            using var reader = CsvReader.FromText(text, options);
            while (reader.Read())
            {
                if (reader.FieldCount > FileRefusals.MaxColumns)
                {
                    return TableContent.Refused(FileRefusals.TooManyColumns);
                }

                // The line that a person sees, also behind a quoted cell with line breaks in it.
                var row = new TableRow((int)reader.LineNumber, reader.Current.ToArray());
                if (row.Cells.Any(cell => cell.Length > FileRefusals.MaxCell))
                {
                    return TableContent.Refused(FileRefusals.TooManyColumns);
                }

                if (row.IsEmpty)
                {
                    continue;
                }

                // The header and some title rows come on top of the data rows.
                if (rows.Count == FileRefusals.MaxRows + HeaderMap.SearchedRows)
                {
                    return TableContent.Refused(FileRefusals.TooManyRows);
                }

                rows.Add(row);
            }
        }
        catch (CsvFormatException broken)
        {
            return TableContent.Refused(FileRefusals.QuoteBroken with { Title = $"Dấu ngoặc kép ở dòng {Math.Max(1, broken.LineNumber)} của tệp không đóng đúng." });
        }

        return new(rows);
    }

    private static char Detect(string text)
    {
        var best = ',';
        var bestCount = 0;
        var head = string.Join('\n', text.Split('\n', HeaderMap.SearchedRows + 1).Take(HeaderMap.SearchedRows).Where(line => line.Length > 0));
        foreach (var delimiter in Delimiters)
        {
            // The most in any one line: a title above the table has none, and commas inside names are fewer than the table's own.
            var count = head.Split('\n').Max(line => line.Count(letter => letter == delimiter));
            if (count > bestCount)
            {
                (best, bestCount) = (delimiter, count);
            }
        }

        return best;
    }
}
