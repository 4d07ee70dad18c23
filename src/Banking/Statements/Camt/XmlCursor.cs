using System.Text;
using System.Xml;
using EduCoop.Banking.Statements.Source;

namespace EduCoop.Banking.Statements.Camt;

/// <summary>Walks forward through XML without DTD, with bounded depth and bounded texts.</summary>
internal sealed class XmlCursor : IDisposable
{
    private const int MaxDepth = 64;
    private const int MaxText = 4096;
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = false,
    };

    private readonly PlacedStream places;
    private readonly XmlReader xml;
    private readonly IXmlLineInfo at;
    private readonly char[] piece = new char[1024];
    private readonly StringBuilder text = new();

    internal XmlCursor(Stream stream)
    {
        places = new PlacedStream(stream);
        xml = XmlReader.Create(places, Settings);
        at = (IXmlLineInfo)xml;
    }

    internal int Line => at.LineNumber;

    internal string Namespace => xml.NamespaceURI;

    internal string Name => xml.LocalName;

    internal bool IsAtEnd => xml.EOF;

    internal bool IsElement => xml.NodeType == XmlNodeType.Element;

    internal string? Attribute(string name) => xml.GetAttribute(name);

    internal void MoveNext()
    {
        xml.Read();
        CheckDepth();
    }

    /// <summary>Calls for each child element of the present one; the call must go past it. Ends behind the present element.</summary>
    internal void Each(Action<string> child)
    {
        CheckDepth();
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return;
        }

        var depth = xml.Depth;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                child(xml.LocalName);
            }
            else
            {
                xml.Read();
            }
        }

        xml.Read();
    }

    /// <summary>Goes past the present element whatever it holds.</summary>
    internal void Skip()
    {
        var depth = xml.Depth;
        if (!xml.IsEmptyElement)
        {
            xml.Read();
            while (xml.Depth > depth)
            {
                MoveNext();
            }
        }

        xml.Read();
    }

    /// <summary>The text of the present element, trimmed; goes past it. Of very long texts only the beginning.</summary>
    internal string Text() => TextOr(null);

    /// <summary>As <see cref="Text"/>, but calls for child elements, which the call must go past.</summary>
    internal string TextOr(Action<string>? child)
    {
        var depth = xml.Depth;
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return "";
        }

        text.Clear();
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && child is not null)
            {
                child(xml.LocalName);
                text.Clear();
                continue;
            }

            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                for (int read; (read = xml.ReadValueChunk(piece, 0, piece.Length)) > 0;)
                {
                    text.Append(piece, 0, Math.Min(read, MaxText - Math.Min(MaxText, text.Length)));
                }
            }

            MoveNext();
        }

        xml.Read();
        return text.ToString().Trim();
    }

    /// <summary>The byte where the present element's tag begins, or -1.</summary>
    internal long Start() => at.LinePosition > 1 ? places.Find(at.LineNumber, at.LinePosition - 1) : -1;

    /// <summary>The byte where what follows the element just left begins, or -1: its end, up to white-space.</summary>
    internal long Following()
    {
        // A tag's place is its name's, a text's its own.
        var before = xml.NodeType switch
        {
            XmlNodeType.EndElement => 2,
            XmlNodeType.Element => 1,
            _ => 0,
        };
        return at.LinePosition > before ? places.Find(at.LineNumber, at.LinePosition - before) : -1;
    }

    public void Dispose()
    {
        xml.Dispose();
        places.Dispose();
    }

    private void CheckDepth()
    {
        if (xml.Depth > MaxDepth)
        {
            throw StatementRefusedException.Of("xml_too_deep", "XML lồng quá sâu.", $"Không quá {MaxDepth} tầng; tệp này không do ngân hàng xuất ra.", Line, xml.LocalName);
        }
    }
}
