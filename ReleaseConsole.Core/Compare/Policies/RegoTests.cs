namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>Rules of Rego that only try others (<c>opa test</c>), by their name or their package's. They decide nothing.</summary>
internal static class RegoTests
{
    /// <summary>The statements that decide. A rule that one of them uses does too, whatever it is called.</summary>
    public static IReadOnlyList<RegoRule> Without(IReadOnlyList<RegoRule> statements)
    {
        if (statements is [{ Part: RegoPart.Package } package, ..] && package.Text.EndsWith("_test", StringComparison.Ordinal))
            return [package];
        var deciding = statements.Where(one => !IsTest(one)).ToList();
        return deciding.Count == statements.Count ? statements
            : [.. statements.Where(one => !IsTest(one) || deciding.Exists(other => other.Tokens.Contains(one.Name)))];
    }

    private static bool IsTest(RegoRule rule) => rule.Part is not (RegoPart.Package or RegoPart.Import)
        && (rule.Name.StartsWith("test_", StringComparison.Ordinal) || rule.Name.StartsWith("todo_test_", StringComparison.Ordinal));
}
