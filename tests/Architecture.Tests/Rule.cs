namespace EduCoop.Architecture.Tests;

internal static class Rule
{
    /// <summary>Fails with every exception to the rule, one a line, so that all can be mended at once.</summary>
    internal static void HasNoExceptions(IEnumerable<string> exceptions)
    {
        var found = exceptions.ToList();
        Assert.True(found.Count == 0, $"{found.Count} exception(s):\n  " + string.Join("\n  ", found));
    }
}
