namespace EduCoop.Banking.Statements;

/// <summary>Why a whole file is refused; nothing of it is taken.</summary>
/// <param name="Code">Stable name in snake_case.</param>
/// <param name="Title">Vietnamese, one sentence.</param>
/// <param name="Detail">Vietnamese: where it is wrong and how to mend it.</param>
/// <param name="Line">Line in the file, where one is meant.</param>
/// <param name="Tag">The field, element or column that is meant, as the format names it: <c>:61:</c>, <c>Ntry/Amt</c>.</param>
public sealed record StatementRefusal(string Code, string Title, string Detail, int? Line = null, string? Tag = null);

/// <summary>Thrown while reading: the file cannot be taken. It is the answer, not a fault.</summary>
/// <param name="refusal">Why.</param>
public sealed class StatementRefusedException(StatementRefusal refusal) : Exception(refusal.Code)
{
    /// <summary>Why.</summary>
    public StatementRefusal Refusal { get; } = refusal;

    internal static StatementRefusedException Of(string code, string title, string detail, int? line = null, string? tag = null) =>
        new(new StatementRefusal(code, title, detail, line, tag));
}
