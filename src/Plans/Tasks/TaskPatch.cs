using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tasks;

/// <summary>Who does something: a unit, or a group as written with its members.</summary>
/// <param name="Written">As it stands in the document; the unit's name when left out.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="MemberIds">The members of a group.</param>
public sealed record RolePatch(string? Written = null, Guid? UnitId = null, IReadOnlyList<Guid>? MemberIds = null);

/// <summary>What is to change of a task; what is left out stays.</summary>
/// <param name="Title">What is to be done.</param>
/// <param name="Content">In detail.</param>
/// <param name="Products">What comes out of it.</param>
/// <param name="DeadlineText">The deadline in words; it is read like one in a document.</param>
/// <param name="DeadlineNote">What is to be known of a deadline without a date.</param>
/// <param name="LinkedPlanId">The plan that the deadline hangs on.</param>
/// <param name="Lead">The one lead.</param>
/// <param name="Coordinating">All who coordinate.</param>
/// <param name="Advising">All who advise.</param>
public sealed record TaskPatch(
    string? Title = null,
    IReadOnlyList<string>? Content = null,
    IReadOnlyList<string>? Products = null,
    string? DeadlineText = null,
    string? DeadlineNote = null,
    Guid? LinkedPlanId = null,
    RolePatch? Lead = null,
    IReadOnlyList<RolePatch>? Coordinating = null,
    IReadOnlyList<RolePatch>? Advising = null)
{
    private const int MostRoles = 50;
    private const int MostMembers = 5000;
    private const int MostLines = 200;

    internal static readonly Refusal Empty = new("nothing_to_change", "Không có gì để sửa.", "Ghi ít nhất một trường cần sửa.");
    internal static readonly Refusal RoleEmpty = new("role_empty", "Có vai trò chưa ghi là đơn vị nào.", "Mỗi vai trò cần unitId, memberIds hoặc written (tối đa 500 ký tự).");
    internal static readonly Refusal RoleAmbiguous = new("role_ambiguous", "Mỗi vai trò là một đơn vị hoặc một nhóm, không phải cả hai.", "Chỉ ghi unitId hoặc memberIds.");
    internal static readonly Refusal TooMuch = new("too_much", "Nội dung quá dài.", "Tối đa 200 dòng nội dung hoặc sản phẩm, 50 đơn vị mỗi vai trò, 5.000 đơn vị trong một nhóm.");

    /// <summary>All roles that are named, with their kind.</summary>
    internal IEnumerable<(string Role, RolePatch Who, int Position)> Roles() =>
        (Lead is null ? [] : new[] { ("lead", Lead, 0) })
            .Concat((Coordinating ?? []).Select((who, i) => ("coordinate", who, i)))
            .Concat((Advising ?? []).Select((who, i) => ("advise", who, i)));

    /// <summary>The kinds of roles that are set anew.</summary>
    internal string[] RoleKinds() => [.. new[] { (Lead is not null, "lead"), (Coordinating is not null, "coordinate"), (Advising is not null, "advise") }.Where(kind => kind.Item1).Select(kind => kind.Item2)];

    internal Refusal? Refuse() => this switch
    {
        { Title: null, Content: null, Products: null, DeadlineText: null, DeadlineNote: null, LinkedPlanId: null, Lead: null, Coordinating: null, Advising: null } => Empty,
        { Title: { } title } when !Words.IsSaid(title, 2000) => Words.TextInvalid("title", 2000),
        { DeadlineText: { } phrase } when !Words.IsSaid(phrase, 1000) => Words.TextInvalid("deadlineText", 1000),
        { DeadlineNote: { } note } when !Words.IsSaid(note, 1000) => Words.TextInvalid("deadlineNote", 1000),
        { Content.Count: > MostLines } or { Products.Count: > MostLines } or { Coordinating.Count: > MostRoles } or { Advising.Count: > MostRoles } => TooMuch,
        _ when (Content ?? []).Concat(Products ?? []).Any(line => !Words.IsSaid(line, 4000)) => Words.TextInvalid("content, products", 4000),
        _ when Roles().Any(role => role.Who.MemberIds?.Count > MostMembers) => TooMuch,
        _ when Roles().Any(role => role.Who is { UnitId: not null, MemberIds.Count: > 0 }) => RoleAmbiguous,
        _ when Roles().Any(role => role.Who is { UnitId: null, MemberIds: null or { Count: 0 } } && !Words.IsSaid(role.Who.Written, 500)) => RoleEmpty,
        _ when Roles().Any(role => role.Who.Written is { } written && !Words.IsSaid(written, 500)) => RoleEmpty,
        _ => null,
    };
}
