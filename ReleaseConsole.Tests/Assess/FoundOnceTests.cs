using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Tests.Assess;

/// <summary>What is found is found once, and what was there before is told as such.</summary>
public sealed class FoundOnceTests
{
    // In two parts, so that this file does not hold what it speaks of.
    private const string First = "AKIA" + "Q3EGRTYUIOPLKJHZ";
    private const string Second = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

    [Fact]
    public void Equal_findings_are_one_finding()
    {
        var found = Of("prompts/desk.md", "Ask the desk.", "Ask maria.keller@harbourpine.shop, or maria.keller@harbourpine.shop.");
        found.Count(one => one.Rule == "personal-data-in-prompt").ShouldBe(1);
        found.ShouldBeUnique();
    }

    [Fact]
    public void Each_new_secret_is_found_once_on_its_own_line()
    {
        var found = Secrets(Of("prompts/desk.md", "Use the shop.", $"Use {First}.\nOr {Second}.\nAgain {First}."));
        found.Select(one => (one.Path, one.Severity)).ShouldBe([("line 1", RiskLevel.Critical), ("line 2", RiskLevel.Critical)]);
        found.Select(one => one.Title).ShouldBe(["It holds what looks like an AWS access key", "It holds what looks like a GitHub token"]);
    }

    [Fact]
    public void A_secret_that_was_there_before_is_told_as_such_and_is_a_step_less_grave()
    {
        var found = Secrets(Of("prompts/desk.md", $"Use {First}.", $"Be kind.\nUse {First}.\nOr {Second}."));
        found.Select(one => (one.Title, one.Path, one.Severity)).ShouldBe(
        [
            ("It holds what looks like a GitHub token", "line 3", RiskLevel.Critical),
            ("It still holds what looks like an AWS access key, as before", "line 2", RiskLevel.High),
        ]);
    }

    [Fact]
    public void A_secret_in_structured_content_is_named_by_the_line_the_diff_shows()
    {
        var found = Secrets(Of("models/default.yaml", "{model: m-1}", $"{{model: m-1, note: 'Use {First}.'}}"));
        found.ShouldHaveSingleItem().Path.ShouldBe("line 3");
    }

    private static List<Finding> Secrets(IReadOnlyList<Finding> found) => [.. found.Where(one => one.Rule == "secret-in-content")];

    private static IReadOnlyList<Finding> Of(string path, string before, string after) =>
        Judged.Example(RuleExample.Harm("test", path, before, after));
}
