using System.Text.RegularExpressions;
using EduCoop.Documents.Tests.Plans;
using EduCoop.Documents.Writing;
using EduCoop.Testing;

namespace EduCoop.Documents.Tests.Citations;

/// <summary>State bodies and Party bodies build their numbers differently; the reader takes both, and the writer puts each together again.</summary>
public sealed partial class DocumentNumberTests
{
    [SharedFact]
    public void The_sixteen_numbers_of_the_rules_are_read_each_of_its_own_form()
    {
        var (state, party) = Examples();
        Assert.Equal((11, 5), (state.Count, party.Count));
        var bases = string.Join("\n\n", state.Concat(party).Select(number => $"Căn cứ Văn bản số {number} ngày 17/4/2026 của cơ quan ban hành về phát triển thư viện;"));
        var read = Reading.Plan("I. MỤC ĐÍCH\n\n- Mỗi trường có phòng đọc.", bases).Draft.Citations.Select(citation => citation.Number).ToList();
        Assert.Equal(state.Concat(party), read);
        Assert.All(state, number => Assert.Equal((true, false), (DocumentNumbers.IsState(number), DocumentNumbers.IsParty(number))));
        Assert.All(party, number => Assert.Equal((false, true), (DocumentNumbers.IsState(number), DocumentNumbers.IsParty(number))));
    }

    [Theory]
    [InlineData("05/KH-UBND", true, false)]
    [InlineData("05-KH/ĐU", false, true)]
    [InlineData("/KH-UBND", false, false)]
    [InlineData("05KH-UBND", false, false)]
    [InlineData("05/KH-UBND\n", false, false)]
    [InlineData("123456/KH-UBND", false, false)]
    [InlineData("12345-KH/ĐU", false, false)]
    [InlineData("٠٥/KH-UBND", false, false)]
    [InlineData("", false, false)]
    public void A_number_is_of_one_form_or_of_none(string number, bool state, bool party) =>
        Assert.Equal((state, party), (DocumentNumbers.IsState(number), DocumentNumbers.IsParty(number)));

    // One line of the facts about the field holds them: those of State bodies before the bar, those of the Party behind it.
    private static (IReadOnlyList<string> State, IReadOnlyList<string> Party) Examples()
    {
        var line = File.ReadLines(SharedData.File("DOMAIN.md")).Single(text => text.Contains("Tested on 16 numbers", StringComparison.Ordinal));
        var parts = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('|');
        IReadOnlyList<string> Numbers(string part) => [.. Number().Matches(part).Select(match => match.Value.TrimEnd('.'))];
        return (Numbers(parts[0]), Numbers(parts[1]));
    }

    [GeneratedRegex(@"\d\S*")]
    private static partial Regex Number();
}
