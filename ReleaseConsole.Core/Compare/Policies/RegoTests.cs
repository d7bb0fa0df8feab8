namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// Rules of Rego that only try others (<c>opa test</c>), by their name, or all that a package named so has. They decide nothing.
/// </summary>
internal static class RegoTests
{
    /// <summary>The statements that decide. A rule that one of them uses does too, whatever it is called.</summary>
    public static IReadOnlyList<RegoRule> Without(IReadOnlyList<RegoRule> statements)
    {
        if (statements is [{ Part: RegoPart.Package } package, ..] && package.Text.EndsWith("_test", StringComparison.Ordinal)
            && statements.Any(IsTest)
            && statements.All(one => one.Part is RegoPart.Package or RegoPart.Import || IsTest(one) || IsMade(one)))
            return [package];
        var deciding = statements.Where(one => !IsTest(one)).ToList();
        return deciding.Count == statements.Count ? statements
            : [.. statements.Where(one => !IsTest(one) || deciding.Exists(other => other.Tokens.Contains(one.Name)))];
    }

    // What tests are fed with; a package of an A/B test decides.
    private static bool IsMade(RegoRule rule) => rule.Part == RegoPart.Names || rule.Tokens is [_, ":=" or "=", "{" or "[", ..];

    private static bool IsTest(RegoRule rule) => rule.Part is not (RegoPart.Package or RegoPart.Import)
        && (rule.Name.StartsWith("test_", StringComparison.Ordinal) || rule.Name.StartsWith("todo_test_", StringComparison.Ordinal));
}
