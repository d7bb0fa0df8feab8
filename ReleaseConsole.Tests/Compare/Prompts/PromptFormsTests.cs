using ReleaseConsole.Core.Compare;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare.Prompts;

/// <summary>How a prompt is written beside what it says: contacts, the signs around variables, line breaks, the encoding of letters.</summary>
public sealed class PromptFormsTests
{
    [Theory]
    [InlineData("Help.", "Write to help@acme.com.", "The prompt now gives the contact help@acme.com.")]
    [InlineData("Write to help@acme.com.", "Write to desk@acme.com.", "The contact in the prompt is desk@acme.com now (was help@acme.com).")]
    [InlineData("Write to [us](mailto:help@acme.com).", "Write to us.", "The prompt no longer gives the contact help@acme.com.")]
    public void A_mail_address_is_a_contact_and_no_host(string before, string after, string meaning) =>
        Compare(before, after).Details.Where(line => line.Topic == ChangeTopic.Mention).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            line => line.Label.ShouldBe("Contact"), line => line.Meaning.ShouldBe(meaning));

    [Theory]
    [InlineData("Fetch https://bob:key@acme.com/x.")]
    [InlineData("Clone git@github.com:acme/shop.git.")]
    public void What_stands_before_an_at_sign_of_an_address_is_no_contact(string after) =>
        Compare("Help.", after).Details.ShouldNotContain(line => line.Label == "Contact");

    [Theory]
    [InlineData("Dear {{ name | escape }}.", "Dear {{ name | safe }}.", "What fills `name` is no longer escaped: `{{ name | safe }}` (was `{{ name | escape }}`).")]
    [InlineData("Dear {{name}}.", "Dear {{{name}}}.", "What fills `name` is no longer escaped: `{{{name}}}` (was `{{name}}`).")]
    [InlineData("Dear {{ name | e }}.", "Dear {{ name }}.", "What fills `name` is no longer escaped: `{{ name }}` (was `{{ name | e }}`).")]
    [InlineData("Dear {{&name}}.", "Dear {{name}}.", "What fills `name` is escaped now: `{{name}}` (was `{{&name}}`).")]
    [InlineData("Dear {{name}}.", "Dear <% name %>.", "`name` is written `<% name %>` now (was `{{name}}`); what fills it in has to know that form.")]
    [InlineData("Dear {{name}}.", "Dear [[name]].", "`name` is written `[[name]]` now (was `{{name}}`); what fills it in has to know that form.")]
    [InlineData("Sort: {{message}}", "Sort.", "The variable `message` was removed.")]
    public void How_a_variable_is_filled_in_is_told(string before, string after, string meaning) =>
        Compare(before, after).ShouldSatisfyAllConditions(
            change => change.Meaning.ShouldBe(meaning),
            change => change.Details.Where(line => line.Topic == ChangeTopic.Variable).ShouldHaveSingleItem().Meaning.ShouldBe(meaning));

    [Fact]
    public void A_variable_that_only_moves_its_filter_about_is_as_it_was() =>
        Compare("Dear {{ name | upper }}.", "Dear {{name|upper}}.").Details.ShouldNotContain(line => line.Topic == ChangeTopic.Variable);

    [Fact]
    public void The_same_letters_composed_otherwise_are_the_same_text() =>
        Compare("Gr\u00FC\u00DFe. Niemals l\u00FCgen.", "Gru\u0308\u00DFe. Niemals lu\u0308gen.").ShouldSatisfyAllConditions(
            change => change.Meaning.ShouldBe("Only the encoding of letters changed: they are the same letters, composed otherwise."),
            change => change.Details.ShouldBeEmpty());

    [Fact]
    public void Lines_that_are_wrapped_otherwise_say_the_same() => Compare(
        "Help the caller of the shop with all that they may want from us today, and never share the card.\n",
        "Help the caller of the shop with all that they may want\nfrom us today,\nand never share the card.\n").ShouldSatisfyAllConditions(
            change => change.Meaning.ShouldBe("Only line breaks changed."),
            change => change.Details.ShouldNotContain(line => line.Topic == ChangeTopic.Obligation || line.Label == "Sentences"));

    [Theory]
    [InlineData("fallbacks: [deepseek/deepseek-chat]", "Where the model fails, `deepseek/deepseek-chat` is asked.")]
    [InlineData("config: {fallback_models: [b/m]}", "Where the model fails, `b/m` is asked.")]
    [InlineData("config: {provider: {ignore: [azure]}}", null)]
    [InlineData("fallback: Please call us.", null)]
    public void Who_answers_where_the_model_of_a_prompt_fails_is_told(string setting, string? meaning) =>
        Compare("---\nmodel: openai/gpt-4.1\n---\nHelp.", $"---\nmodel: openai/gpt-4.1\n{setting}\n---\nHelp.").Details
            .Where(line => line is { Topic: ChangeTopic.Fallback, Effect: Effect.NewRoute }).Select(line => line.Meaning)
            .ShouldBe(meaning is null ? [] : [meaning]);

    private static ArtifactChange Compare(string before, string after) => CompareManifests.Of(
        Content.Manifest(Content.Prompt("p", before)), Content.Manifest(Content.Prompt("p", after))).Changes.ShouldHaveSingleItem();
}
