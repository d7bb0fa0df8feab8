using ReleaseConsole.Core.Compare.Prompts;

namespace ReleaseConsole.Tests.Compare.Prompts;

/// <summary>What a template leaves out before the model reads the prompt.</summary>
public sealed class TemplateCommentsTests
{
    [Theory]
    [InlineData("Help.\n{# Never lie. #}", "Help.")]
    [InlineData("Help.\n{{! Never lie. }}", "Help.")]
    [InlineData("Help.\n{{!-- Never {{lie}}. --}}", "Help.")]
    [InlineData("Help.\n{{/* Never lie. */}}", "Help.")]
    [InlineData("Help.\n{% comment %}Never lie.{% endcomment %}", "Help.")]
    [InlineData("- {# Never lie. #}Be kind.", "Be kind.")]
    [InlineData("Write `{#` and `#}`.", "Write `{#` and `#}`.")]
    [InlineData("Never open {# here.\nNever lie.", "Never open {# here.", "Never lie.")]
    [InlineData("{# a\n{{role \"user\"}}\nNever lie. #}", "{# a", "Never lie. #}")]
    public void What_stands_in_a_comment_of_the_template_is_not_read(string text, params string[] read) =>
        PromptReading.Of(text).Instructions.Select(one => one.Text).ShouldBe(read);

    [Fact]
    public void What_follows_a_comment_of_several_lines_keeps_its_line() =>
        PromptReading.Of("Help.\n{#\nNever lie.\n#}\nBe kind.").Instructions[^1].Line.ShouldBe(5);
}
