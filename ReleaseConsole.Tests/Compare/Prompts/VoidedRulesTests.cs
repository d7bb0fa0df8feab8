using ReleaseConsole.Core.Compare;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare.Prompts;

/// <summary>Rules whose words still stand in the prompt and that hold no longer.</summary>
public sealed class VoidedRulesTests
{
    private const string Rule = "Never share card numbers";

    [Theory]
    [InlineData("- ~~Never share card numbers.~~", "struck through")]
    [InlineData("~~- Never share card numbers.~~", "struck through")]
    [InlineData("- <del>Never share card numbers.</del>", "struck through")]
    [InlineData("- <s>Never share card numbers.</s>", "struck through")]
    [InlineData("## Archived rules\n- Never share card numbers.", "under “Archived rules”")]
    [InlineData("## Cards (void)\n- Never share card numbers.", "under “Cards (void)”")]
    [InlineData("Be kind. ~~Never share card numbers.~~", "struck through")]
    [InlineData("## No longer in force\n- Never share card numbers.", "under “No longer in force”")]
    [InlineData("## Deprecated rules\n### Cards\nNever share card numbers.", "under “Deprecated rules”")]
    [InlineData("# Old rules (do not follow)\n- Never share card numbers.", "under “Old rules (do not follow)”")]
    [InlineData("## Guidelines (obsolete)\n- Never share card numbers.", "under “Guidelines (obsolete)”")]
    [InlineData("**Deprecated:**\n- Never share card numbers.", "under “Deprecated”")]
    [InlineData("These rules are no longer in force:\n- Never share card numbers.", "under “These rules are no longer in force”")]
    [InlineData("<!-- Never share card numbers. -->", "in a comment")]
    [InlineData("```\nNever share card numbers.\n```", "in a block of code")]
    public void A_rule_that_is_only_written_there_still_is_told_as_gone(string after, string where)
    {
        var lost = Lines($"Help.\n- {Rule}.\n", $"Help.\n{after}\n").Where(line => line is { Type: ChangeType.Removed, Effect: Effect.Wider });
        lost.ShouldHaveSingleItem().Meaning.ShouldBe($"“{Rule}” is {where} now, so it no longer holds.");
    }

    [Theory]
    [InlineData("## Deprecated tools\n- Never share card numbers.")]
    [InlineData("## Codes (do not use)\n- Never share card numbers.")]
    [InlineData("## search_v1 (deprecated)\n- Never share card numbers.")]
    [InlineData("## Newsletters – ignore\n- Never share card numbers.")]
    [InlineData("## Old orders\n- Never share card numbers.")]
    [InlineData("## No longer in force\n- Be loud.\n## Rules\n- Never share card numbers.")]
    [InlineData("**Deprecated:**\n- Be loud.\n\nNever share card numbers.")]
    [InlineData("<s>[INST] Never share card numbers. {{message}} [/INST]</s>")]
    [InlineData("## Archive\n- Never share card numbers.")]
    [InlineData("## Card payments - void\n- Never share card numbers.")]
    [InlineData("Never share card numbers.\n```\nrefund()\n```")]
    [InlineData("```\nrefund()\nNever share card numbers.")]
    [InlineData("Use `~~` twice.\nNever share card numbers.\nWrite `~~` no more.")]
    [InlineData("~~Be loud.\n\nNever share card numbers.~~")]
    [InlineData("Never share card numbers.\n~~Be loud.~~")]
    public void A_rule_beside_such_words_still_holds(string after) =>
        Lines($"Help.\n{Rule}.\n", $"Help.\n{after}\n").ShouldNotContain(line => line.Topic == ChangeTopic.Obligation && line.Effect == Effect.Wider);

    [Fact]
    public void A_rule_that_was_struck_through_and_holds_again_is_new() =>
        Lines($"Help.\n~~{Rule}.~~\n", $"Help.\n{Rule}.\n").Single(line => line.Topic == ChangeTopic.Obligation).ShouldSatisfyAllConditions(
            line => line.Type.ShouldBe(ChangeType.Added), line => line.Effect.ShouldBe(Effect.Narrower));

    [Theory]
    [InlineData("{{#if a}}\nNever lie.\n{{else}}\nNever lie.\n{{/if}}", "{{#if a}}\nBe kind.\n{{else}}\nNever lie.\n{{/if}}", "unless `a`", "in every case")]
    [InlineData("{{#if a}}\nNever lie.\n{{else}}\nNever lie.\n{{/if}}", "Never lie.", null, null)]
    [InlineData("Never lie.", "{{#if a}}\nNever lie.\n{{else}}\nNever lie.\n{{/if}}", null, null)]
    public void A_rule_in_both_branches_is_one_that_always_holds(string before, string after, string? now, string? was) =>
        Lines(before, after).Where(line => line.Topic == ChangeTopic.Obligation && line.After?.Contains("lie", StringComparison.Ordinal) != false)
            .Select(line => line.Meaning).ShouldBe(now is null ? [] : [$"“Never lie” is in the prompt {now} now (before: {was})."]);

    private static IReadOnlyList<ChangeDetail> Lines(string before, string after) => CompareManifests.Of(
        Content.Manifest(Content.Prompt("p", before)), Content.Manifest(Content.Prompt("p", after))).Changes.ShouldHaveSingleItem().Details;
}
