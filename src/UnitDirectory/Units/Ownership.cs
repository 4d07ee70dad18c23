using EduCoop.UnitDirectory.Names;

namespace EduCoop.UnitDirectory.Units;

/// <summary>
/// Who owns a school (Luật Giáo dục, Art. 47): public, community (preschools only) or private. Foreign capital and not for profit are
/// marks of a private one, not classes of their own. Stored in the law's words; programs may use the code.
/// </summary>
internal static class Ownership
{
    internal const string Public = "công lập";
    internal const string Community = "dân lập";
    internal const string Private = "tư thục";

    /// <summary>The law's word for what somebody wrote, or null when it is none of them.</summary>
    internal static string? Read(string written) => SearchText.FoldKey(written) switch
    {
        "cong lap" or "public" or "cl" => Public,
        "dan lap" or "community" or "dl" => Community,
        "tu thuc" or "private" or "tt" => Private,
        _ => null,
    };

    /// <summary>public, community, private, or null.</summary>
    internal static string? CodeOf(string? stored) => stored switch
    {
        Public => "public",
        Community => "community",
        Private => "private",
        _ => null,
    };
}
