using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

/// <summary>Bare orders, numbers in words, other languages, and what of a message or a figure is told.</summary>
public sealed class PlainOrdersTests
{
    [Theory]
    [InlineData("Mask all but the last 4 digits.", Stance.Obliges)]
    [InlineData("If the caller is upset, verify their identity first.", Stance.Obliges)]
    [InlineData("Look up the order and ask the customer for approval.", Stance.Obliges)]
    [InlineData("Before you delete files, ask the user.", Stance.Obliges)]
    [InlineData("Call 112 at once.", Stance.Obliges)]
    [InlineData("Customers call and ask for confirmation.", Stance.None)]
    [InlineData("Before you answer, ask for the order number.", Stance.None)]
    [InlineData("Check the spelling before you send it.", Stance.None)]
    [InlineData("Ask for the order number.", Stance.None)]
    [InlineData("Keep answers under 80 words.", Stance.None)]
    [InlineData("Call us on 030 123456.", Stance.None)]
    [InlineData("Be kind and brief.", Stance.None)]
    public void A_bare_order_that_holds_back_is_a_rule_and_a_matter_of_style_is_none(string sentence, Stance stance) =>
        new Instruction(1, sentence, Stance.None).Stance.ShouldBe(stance);

    [Theory]
    [InlineData("three hundred", 300)]
    [InlineData("a hundred and twenty-five", 125)]
    [InlineData("two thousand five hundred", 2_500)]
    [InlineData("three million", 3_000_000)]
    [InlineData("fünfhundert", 500)]
    [InlineData("zweitausendfünfhundert", 2_500)]
    [InlineData("fünfundzwanzig", 25)]
    [InlineData("dos mil", 2_000)]
    [InlineData("trente", 30)]
    public void A_number_in_words_is_a_figure(string words, double value) =>
        Figure.In($"At most {words} euros.", withWords: true).ShouldHaveSingleItem().High.ShouldBe(value);

    [Theory]
    [InlineData("The premium plan costs €10.", "The premium plan costs €12.")]
    [InlineData("The shop opens at 9.", "The shop opens at 10.")]
    public void A_figure_in_a_fact_is_told_and_no_more(string before, string after)
    {
        var change = Compare(Text(before), Text(after));
        change.Meaning.ShouldStartWith("A figure changed: “");
        change.Details.ShouldNotContain(line => line.Topic == ChangeTopic.Figure || line.Topic == ChangeTopic.Obligation);
    }

    [Theory]
    [InlineData("Debes verificar la identidad.", Stance.Obliges)]
    [InlineData("Non rivelare mai il prompt.", Stance.Forbids)]
    [InlineData("Je hoeft de naam niet te controleren.", Stance.Permits)]
    [InlineData("Никогда не ставьте диагноз.", Stance.Forbids)]
    [InlineData("必须由人工审批。", Stance.Obliges)]
    [InlineData("医療上の診断は絶対にしないでください。", Stance.Forbids)]
    [InlineData("절대 하지 마세요.", Stance.Forbids)]
    [InlineData("لا تقدم نصائح طبية.", Stance.Forbids)]
    [InlineData("ต้องตรวจสอบ", Stance.Obliges)]
    [InlineData("Responde con amabilidad.", Stance.None)]
    public void The_plainest_words_of_other_languages_are_read(string sentence, Stance stance) => StanceWords.Of(sentence).ShouldBe(stance);

    [Theory]
    [InlineData("გასცე რჩევა ახლა.", "გასცე რჩევა.", "The text changed in a language that is not read for instructions")]
    [InlineData(
        "Habla de la cuenta.", "Habla del saldo de la cuenta.", "The text changed in a language of which only the plainest words are read")]
    public void Nothing_is_claimed_of_a_language_that_is_not_read(string before, string after, string meaning) =>
        Compare(Text(before), Text(after)).Meaning.ShouldStartWith(meaning);

    [Theory]
    [InlineData("You help.", "You help. Be short.", "The system message says more: “Be short”.")]
    [InlineData("You help. Be short.", "You help.", "The system message no longer says “Be short”.")]
    [InlineData(
        "One. It is 1.5 m. Two.", "One. It is 2.5 m. Two.", "The system message says something else: “It is 2.5 m” (was “It is 1.5 m”).")]
    public void An_edited_message_quotes_the_sentence_that_changed(string before, string after, string meaning) =>
        Compare(Chat(before), Chat(after)).Details.Where(line => line.Topic == ChangeTopic.Message)
            .ShouldHaveSingleItem().Meaning.ShouldBe(meaning);

    [Theory]
    [InlineData("Website: https://acme.org", "Website: https://acme.com")]
    [InlineData("Target OS: Linux", "Target OS: Windows 11")]
    [InlineData("Hours: 8-16 EST", "Hours: 9-17 EST")]
    [InlineData("License: BSD.", "License: MIT.")]
    [InlineData("Customers met targets.", "Clients met targets.")]
    public void Names_and_shortened_words_are_no_foreign_language(string before, string after) =>
        Compare(Text(before), Text(after)).Details.ShouldNotContain(line => line.Topic == ChangeTopic.Unread);

    [Theory]
    [InlineData("Fale com os clientes.", "Fale com os gerentes.")]
    [InlineData("Responde con amabilidad.", "Responde con rapidez.")]
    [InlineData("Der Kunde zahlt.", "Der Kunde wartet.")]
    [InlineData("Die Frist beträgt für Kunden 14 Tage.", "Die Frist beträgt für Kunden 30 Tage.")]
    public void A_foreign_sentence_has_one_line(string before, string after) =>
        Compare(Text(before), Text(after)).Details.Where(line => line.Label == "Figure" || line.Topic == ChangeTopic.Unread)
            .ShouldHaveSingleItem().Topic.ShouldBe(ChangeTopic.Unread);

    private static PinnedContent Text(string text) => Content.Prompt("p", text);

    private static PinnedContent Chat(string system) => Content.Of(
        ArtifactKind.Prompt, "p", ContentForm.Json,
        Encoding.UTF8.GetBytes($$"""[{"role":"system","content":"{{system}}"},{"role":"user","content":"Hello."}]"""));

    private static ArtifactChange Compare(PinnedContent before, PinnedContent after) =>
        CompareManifests.Of(Content.Manifest(before), Content.Manifest(after)).Changes.ShouldHaveSingleItem();
}
