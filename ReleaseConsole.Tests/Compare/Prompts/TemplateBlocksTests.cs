using ReleaseConsole.Core.Compare.Prompts;

namespace ReleaseConsole.Tests.Compare.Prompts;

/// <summary>Under which condition a template says a sentence.</summary>
public sealed class TemplateBlocksTests
{
    [Theory]
    [InlineData("{{#if a}}Never lie.{{else}}Be kind.{{/if}} Be brief.", "if `a`", "unless `a`", null)]
    [InlineData("{{#unless a}}\nNever lie.\n{{/unless}}\nBe kind.", "unless `a`", null)]
    [InlineData(
        "{% if a %}Never lie.{% elif b %}Be kind.{% else %}Be brief.{% endif %}", "if `a`", "unless `a` and if `b`",
        "unless `a` or if `b`")]
    [InlineData("{{#a}}Never lie.{{/a}}{{^a}}Be kind.{{/a}}", "if `a`", "unless `a`")]
    [InlineData("{{ if .A }}Never lie.{{ else }}Be kind.{{ end }}", "if `.A`", "unless `.A`")]
    [InlineData("{% for one in all %}Never lie.{% endfor %}", "for each of `one in all`")]
    [InlineData("{{#if a}}{{#if b}}Never lie.{{/if}}Be kind.{{/if}}", "if `a` and if `b`", "if `a`")]
    [InlineData("- {{#if a}}Never lie.{{/if}}\n- Be kind.", "if `a`", null)]
    [InlineData("{{#if a}}Never lie.\nBe kind.", null, null)]
    [InlineData("Write `{{#if a}}` before and `{{/if}}` behind.\nBe kind.", null, null)]
    [InlineData("Give {{#if a}}50{{else}}20{{/if}} EUR. Be kind.", null, null)]
    [InlineData("{{elsewhere}}. Be kind.", null, null)]
    public void A_sentence_stands_under_the_condition_of_its_block(string text, params string?[] guards) =>
        PromptReading.Of(text).Instructions.Select(one => one.Guard?.Said).ShouldBe(guards);

    [Theory]
    [InlineData("a", "a and b", "Fewer")]
    [InlineData("a and b", "a or b", "More")]
    [InlineData("a", "not a", "TurnedRound")]
    [InlineData("a", "b", "Unclear")]
    [InlineData("a == 'x'", "a != 'x'", "TurnedRound")]
    [InlineData("a && (b || c)", "a and b or a and c", "Same")]
    [InlineData("not (a or b)", "not a", "More")]
    [InlineData("true", "a", "Fewer")]
    [InlineData("(eq a 'x')", "(eq a 'y')", "Unclear")]
    [InlineData("a is none", "a is not none", "TurnedRound")]
    [InlineData("(a", "a", "Unclear")]
    [InlineData("a or b or c or d or e or f or g", "h or i or j or k", "Unclear")]
    public void Two_conditions_are_held_against_each_other_in_all_cases(string before, string after, string change) =>
        TemplateGuard.Between(new TemplateGuard(ConditionReading.Of(before), before), new TemplateGuard(ConditionReading.Of(after), after))
            .ToString().ShouldBe(change);

    [Fact]
    public void Blocks_within_blocks_and_branches_beyond_count_are_read()
    {
        var deep = string.Concat(Enumerable.Repeat("{{#if a}}\n", 20_000))
            + "Never lie.\n" + string.Concat(Enumerable.Repeat("{{/if}}\n", 20_000));
        var many = "{% if a %}\n" + string.Concat(Enumerable.Repeat("{% elif b %}\nBe kind.\n", 20_000)) + "{% endif %}";
        PromptReading.Of(deep).Instructions.Count.ShouldBe(1);
        PromptReading.Of(many).Instructions.Count.ShouldBe(20_000);
    }
}
