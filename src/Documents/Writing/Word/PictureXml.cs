using System.Globalization;
using System.Xml;

namespace EduCoop.Documents.Writing.Word;

/// <summary>A picture in a line of text (DrawingML, ECMA-376 part 1, 20.4.2.8).</summary>
internal static class PictureXml
{
    private const string Place = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string Pictures = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    internal static void Write(XmlWriter xml, string relation, int id, long size, string description)
    {
        var side = size.ToString(CultureInfo.InvariantCulture);
        xml.WriteStartElement("wp", "inline", Place);
        foreach (var distance in new[] { "distT", "distB", "distL", "distR" })
        {
            xml.WriteAttributeString(distance, "0");
        }

        Empty(xml, "wp", "extent", Place, ("cx", side), ("cy", side));
        Empty(xml, "wp", "docPr", Place, ("id", id.ToString(CultureInfo.InvariantCulture)), ("name", "QR"), ("descr", description));
        xml.WriteStartElement("a", "graphic", Drawing);
        xml.WriteStartElement("a", "graphicData", Drawing);
        xml.WriteAttributeString("uri", Pictures);
        xml.WriteStartElement("pic", "pic", Pictures);
        xml.WriteStartElement("pic", "nvPicPr", Pictures);
        Empty(xml, "pic", "cNvPr", Pictures, ("id", "1"), ("name", "QR"));
        Empty(xml, "pic", "cNvPicPr", Pictures);
        xml.WriteEndElement();
        Fill(xml, relation);
        Shape(xml, side);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Fill(XmlWriter xml, string relation)
    {
        xml.WriteStartElement("pic", "blipFill", Pictures);
        xml.WriteStartElement("a", "blip", Drawing);
        xml.WriteAttributeString("r", "embed", Package.Relations, relation);
        xml.WriteEndElement();
        xml.WriteStartElement("a", "stretch", Drawing);
        Empty(xml, "a", "fillRect", Drawing);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Shape(XmlWriter xml, string side)
    {
        xml.WriteStartElement("pic", "spPr", Pictures);
        xml.WriteStartElement("a", "xfrm", Drawing);
        Empty(xml, "a", "off", Drawing, ("x", "0"), ("y", "0"));
        Empty(xml, "a", "ext", Drawing, ("cx", side), ("cy", side));
        xml.WriteEndElement();
        xml.WriteStartElement("a", "prstGeom", Drawing);
        xml.WriteAttributeString("prst", "rect");
        Empty(xml, "a", "avLst", Drawing);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Empty(XmlWriter xml, string prefix, string name, string space, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(prefix, name, space);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        xml.WriteEndElement();
    }
}
