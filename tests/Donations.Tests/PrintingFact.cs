using EduCoop.Documents.Rendering;

namespace EduCoop.Donations.Tests;

/// <summary>A test that makes PDFs with LibreOffice; deploy/test installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PrintingFactAttribute : FactAttribute
{
    public PrintingFactAttribute() => Skip = PdfRenderer.IsThere ? null : "LibreOffice (soffice) is not on the PATH; deploy/test installs it.";
}
