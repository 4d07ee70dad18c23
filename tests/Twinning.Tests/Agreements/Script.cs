using EduCoop.Twinning.Agreements;

namespace EduCoop.Twinning.Tests.Agreements;

/// <summary>Writes messages of one agreement as two deployments would: the supporter's authority is "ha-noi", the seeker's "cao-bang".</summary>
internal sealed class Script
{
    internal static readonly DateTimeOffset Start = new(2026, 9, 1, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Where ids come from when a run must be the same again: they decide between acts of one moment.</summary>
    internal Random? Ids { get; init; }

    internal Guid Id { get; } = Guid.CreateVersion7();

    internal AgreementTerms Terms { get; init; } = new(
        new(Person(101), "Trường Tiểu học Mẫu", Person(102), "Ủy ban nhân dân phường Mẫu", "ha-noi"),
        new(Person(103), "Trường Tiểu học xã Biên", Person(104), "Ủy ban nhân dân xã Biên", "cao-bang"),
        [new(true, "stem", "Giáo dục STEM", "4 buổi trực tuyến mỗi học kỳ"), new(false, "giao_luu", "Giao lưu", "Giới thiệu lễ hội Lồng tồng")],
        2026, 2026, "Mẫu", "BTT-THM", []);

    internal static Guid Person(int number) => Guid.Parse($"0199dddd-0000-7000-8000-{number:000000000000}");

    internal static DateTimeOffset Day(double number) => Start.AddDays(number);

    internal static string AuthorityOf(AgreementParty party) => party is AgreementParty.SeekerSchool or AgreementParty.SeekerOffice ? "cao-bang" : "ha-noi";

    internal AgreementMessage Message(AgreementStep step, AgreementParty party, int person, double day, int? schoolYear = null) => new()
    {
        MessageId = NextId(),
        AgreementId = Id,
        Step = step,
        Party = party,
        By = Person(person),
        ByUnit = Person(200 + (int)party),
        ByUnitName = party.ToString(),
        Authority = AuthorityOf(party),
        ActedAt = Day(day),
        LearnedAt = Day(day),
        Terms = step == AgreementStep.Propose ? Terms : null,
        SchoolYear = schoolYear,
        Reason = step is AgreementStep.Decline or AgreementStep.Withdraw or AgreementStep.End ? "Không còn phù hợp" : null,
    };

    /// <summary>Proposed by an office by person 9, accepted by 1 and 2, approved by 3 and 4, a day each.</summary>
    internal AgreementMessage[] FourConsents() =>
    [
        Message(AgreementStep.Propose, AgreementParty.Proposer, 9, 0),
        Message(AgreementStep.Accept, AgreementParty.SupporterSchool, 1, 1),
        Message(AgreementStep.Accept, AgreementParty.SeekerSchool, 2, 2),
        Message(AgreementStep.Approve, AgreementParty.SupporterOffice, 3, 3),
        Message(AgreementStep.Approve, AgreementParty.SeekerOffice, 4, 4),
    ];

    internal Agreement After(params AgreementMessage[] messages) =>
        messages.Aggregate(Agreement.Empty(Id), (agreement, message) => agreement.Apply(message, isOwn: false, Day(1000)).Agreement);

    private Guid NextId()
    {
        if (Ids is null)
        {
            return Guid.CreateVersion7();
        }

        Span<byte> id = stackalloc byte[16];
        Ids.NextBytes(id);
        return new Guid(id);
    }
}
