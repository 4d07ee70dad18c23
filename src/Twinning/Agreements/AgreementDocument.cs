using System.Globalization;
using System.Security.Claims;
using Dapper;
using EduCoop.Documents.Writing;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Agreements;

/// <summary>
/// GET /agreements/{id}/document: the agreement as a document of Decree 30/2020 (bản thỏa thuận, BTT) with both parties, by the names of its day. Its serial is that of
/// the office that issues it, given with the last consent; the day is that of the last consent.
/// </summary>
internal static class AgreementDocument
{
    private const string Serial = "select serial from agreement_number where agreement_id = @agreementId";

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(Guid agreementId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (agreement, refusal) = await AgreementView.ReadableAsync(connection, agreementId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var serial = await connection.ExecuteScalarAsync<int?>(new CommandDefinition(Serial, new { agreementId }, cancellationToken: cancellation));
        var document = Of(agreement, await AgreementView.UnitsTodayAsync(connection, agreement.Terms!, cancellation), agreement.Standing.ActiveSince is null ? null : serial);
        return TypedResults.File(OfficialDocumentWriter.ToBytes(document), OfficialDocumentWriter.MediaType, $"thoa-thuan-ket-nghia-{agreement.Terms!.FromYear}.docx");
    }

    internal static OfficialDocument Of(Agreement agreement, IReadOnlyList<AgreementUnit> today, int? serial)
    {
        var terms = agreement.Terms!;
        var proposal = agreement.Proposal!;
        var issuer = agreement.Issuer!;
        return new()
        {
            ParentIssuer = issuer.OfficeName,
            Issuer = issuer.SchoolName,
            Number = $"{(serial is { } given ? given.ToString("00", CultureInfo.InvariantCulture) : "")}/{terms.Symbol}",
            Place = terms.Place,
            Date = agreement.Standing.ActiveSince is { } since ? VietnamTime.DayOf(since) : null,
            Year = VietnamTime.DayOf(proposal.ActedAt).Year,
            TypeName = "Bản thỏa thuận",
            Subject = $"Kết nghĩa giữa {terms.Supporter.SchoolName} và {terms.Seeker.SchoolName}",
            Bases = [.. Bases(agreement)],
            Body = [.. Parties(agreement, terms), .. Articles(terms), .. Consents(agreement), .. Successors(today)],
            OtherSide = SignatureOf(agreement, terms.Supporter, agreement.Standing.SupporterSchool),
            Signature = SignatureOf(agreement, terms.Seeker, agreement.Standing.SeekerSchool),
            Recipients = [terms.Supporter.OfficeName, terms.Seeker.OfficeName, "Hai trường"],
        };
    }

    private static IEnumerable<string> Bases(Agreement agreement)
    {
        foreach (var line in agreement.Terms!.Bases)
        {
            yield return line.StartsWith("Căn cứ", StringComparison.Ordinal) ? line : $"Căn cứ {line}";
        }

        if (agreement.Proposal!.Basis is { } basis)
        {
            yield return Line(basis);
        }

        yield return "Theo nguyện vọng và khả năng của hai trường";
    }

    private static string Line(AgreementBasis basis) =>
        $"Căn cứ Văn bản số {basis.Number} {VietnameseDates.InWords(basis.Date)}{(basis.About is { } about ? $" về {about}" : "")}";

    private static IEnumerable<DocumentBlock> Parties(Agreement agreement, AgreementTerms terms)
    {
        yield return new TextBlock("Hai trường dưới đây thỏa thuận kết nghĩa:");
        foreach (var (letter, side, consent) in new[] { ("A", terms.Supporter, agreement.Standing.SupporterSchool), ("B", terms.Seeker, agreement.Standing.SeekerSchool) })
        {
            yield return new TextBlock($"BÊN {letter}: {side.SchoolName}", IsBold: true);
            yield return new TextBlock($"Cơ quan quản lý: {side.OfficeName}");
            if (SignedBy(agreement, consent) is { } signature)
            {
                yield return new TextBlock($"Đại diện: {signature.Name}, chức vụ: {signature.Capacity}");
            }

            if (side.Contact is { } contact)
            {
                yield return new TextBlock($"Đầu mối liên hệ: {contact}");
            }
        }
    }

    private static IEnumerable<DocumentBlock> Articles(AgreementTerms terms)
    {
        yield return new HeadingBlock(2, "Điều 1. Nguyên tắc");
        yield return new TextBlock("Kết nghĩa trên cơ sở tự nguyện, bình đẳng; mỗi bên đều góp sức và cùng học hỏi. Hỗ trợ bằng tiền, hiện vật thực hiện theo quy định về tài trợ cho cơ sở giáo dục.");
        foreach (var (number, letter, isSupporter) in new[] { (2, "A", true), (3, "B", false) })
        {
            yield return new HeadingBlock(2, $"Điều {number}. Nội dung Bên {letter} thực hiện");
            yield return new LetteredBlock([.. terms.Gives.Where(give => give.IsSupporter == isSupporter).Select(give => $"{give.ThemeName}: {give.Content}")]);
        }

        yield return new HeadingBlock(2, "Điều 4. Thời gian thực hiện");
        yield return new TextBlock(terms.FromYear == terms.ThroughYear
            ? $"Thỏa thuận thực hiện trong {VietnameseDates.SchoolYear(terms.FromYear)}."
            : $"Thỏa thuận thực hiện từ {VietnameseDates.SchoolYear(terms.FromYear)} đến hết {VietnameseDates.SchoolYear(terms.ThroughYear)}.");
        yield return new TextBlock("Khi hai trường cùng đồng ý, thỏa thuận được gia hạn từng năm học; cơ quan quản lý của hai trường được thông báo và có quyền chấm dứt.");
        yield return new HeadingBlock(2, "Điều 5. Điều khoản thi hành");
        yield return new TextBlock("Thỏa thuận có hiệu lực sau khi hai cơ quan quản lý phê duyệt. Mỗi bên có thể chấm dứt và nêu rõ lý do. Khi một trường sáp nhập hoặc chia tách, trường kế thừa tiếp tục thực hiện.");
        yield return new TextBlock("Thỏa thuận lập thành bốn bản có giá trị như nhau, mỗi trường và mỗi cơ quan quản lý giữ một bản.");
    }

    private static IEnumerable<DocumentBlock> Consents(Agreement agreement)
    {
        foreach (var (side, consent) in new[] { (agreement.Terms!.Supporter, agreement.Standing.SupporterOffice), (agreement.Terms.Seeker, agreement.Standing.SeekerOffice) })
        {
            if (consent is not null && MessageOf(agreement, consent) is { Basis: { } basis } approval)
            {
                yield return new TextBlock(
                    $"{side.OfficeName} đã phê duyệt tại Văn bản số {basis.Number} {VietnameseDates.InWords(basis.Date)}{(approval.Signature is { } signed ? $" (người ký: {signed.Name})" : "")}.", IsItalic: true);
            }
        }
    }

    // The paper keeps the names of its day and says beside them who goes on.
    private static IEnumerable<DocumentBlock> Successors(IReadOnlyList<AgreementUnit> today) =>
        today.Where(unit => unit.Successors.Count > 0).Select(unit => new TextBlock($"{unit.PrintedName} nay là {string.Join(", ", unit.Successors.Select(one => one.Name))}.", IsItalic: true));

    private static SignatureBlock SignatureOf(Agreement agreement, AgreementSide side, Consent? consent)
    {
        var signature = SignedBy(agreement, consent);
        var block = SignatureBlock.Of(signature?.Capacity, signature?.Name);
        return block with { Lines = [side.SchoolName, .. block.Lines] };
    }

    private static AgreementSignature? SignedBy(Agreement agreement, Consent? consent) => consent is null ? null : MessageOf(agreement, consent).Signature;

    private static AgreementMessage MessageOf(Agreement agreement, Consent consent) => agreement.Messages.First(message => message.MessageId == consent.MessageId);
}
