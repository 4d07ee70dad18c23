using System.Formats.Asn1;
using EduCoop.Documents.Files;

namespace EduCoop.Reporting.Evidence;

/// <summary>Is it what its name says: a PDF, or a detached signature (.p7s, DER)? Who signed and whether the certificate holds is not looked at.</summary>
internal static class SignedFile
{
    private const string SignedData = "1.2.840.113549.1.7.2";
    internal const string SignatureType = "application/pkcs7-signature";

    /// <returns>The media type; null when it is neither.</returns>
    internal static string? Of(byte[] bytes, string fileName)
    {
        if (fileName.EndsWith(".p7s", StringComparison.OrdinalIgnoreCase))
        {
            return IsSignedData(bytes) ? SignatureType : null;
        }

        return AttachedFile.Of(bytes, fileName) is { MediaType: "application/pdf" } pdf ? pdf.MediaType : null;
    }

    private static bool IsSignedData(byte[] bytes)
    {
        try
        {
            return new AsnReader(bytes, AsnEncodingRules.BER).ReadSequence().ReadObjectIdentifier() == SignedData;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
