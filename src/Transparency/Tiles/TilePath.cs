using System.Globalization;

namespace EduCoop.Transparency.Tiles;

/// <summary>A tile of C2SP tlog-tiles: 256 hashes of one level, or the first <see cref="Width"/> of them.</summary>
/// <param name="Level">0 for leaf hashes; each level above holds the roots of whole tiles below. Null for a bundle of entries.</param>
/// <param name="Index">Place of the tile in its level.</param>
/// <param name="Width">1 to 256.</param>
public readonly record struct TilePath(int? Level, long Index, int Width)
{
    /// <summary>Hashes of a whole tile.</summary>
    public const int Full = 256;

    /// <summary>Levels of the tree that one level of tiles spans.</summary>
    public const int Height = 8;

    /// <summary>The path behind the log's prefix, for example tile/0/x001/234.p/5.</summary>
    public override string ToString()
    {
        var rest = Index;
        var number = (rest % 1000).ToString("D3", CultureInfo.InvariantCulture);
        while ((rest /= 1000) > 0)
        {
            number = string.Create(CultureInfo.InvariantCulture, $"x{rest % 1000:D3}/{number}");
        }

        var level = Level?.ToString(CultureInfo.InvariantCulture) ?? "entries";
        return string.Create(CultureInfo.InvariantCulture, $"tile/{level}/{number}{(Width == Full ? "" : $".p/{Width}")}");
    }

    /// <summary>Reads a path behind "tile/". Other spellings of the same tile are refused: each tile has one address.</summary>
    /// <param name="path">For example 0/x001/234.p/5 or entries/000.</param>
    /// <returns>Null when it is no tile's path.</returns>
    public static TilePath? Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1 || path.Length > 64)
        {
            return null;
        }

        int? level = null;
        if (path[..slash] is not "entries")
        {
            if (!int.TryParse(path[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 63)
            {
                return null;
            }

            level = number;
        }

        var (place, width) = (path[(slash + 1)..], Full);
        if (place.IndexOf(".p/", StringComparison.Ordinal) is >= 0 and var partial)
        {
            if (!int.TryParse(place[(partial + 3)..], NumberStyles.None, CultureInfo.InvariantCulture, out width))
            {
                return null;
            }

            place = place[..partial];
        }

        var digits = place.Replace("/", "", StringComparison.Ordinal).Replace("x", "", StringComparison.Ordinal);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && new TilePath(level, index, width) is var tile && width is > 0 and <= Full && tile.ToString() == "tile/" + path
            ? tile
            : null;
    }
}
