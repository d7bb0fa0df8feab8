using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

/// <summary>What a sentence of a prompt says by its very words, and where it stands.</summary>
public sealed class InstructionWordingTests
{
    [Theory]
    [InlineData("You do not have access to order data.", Stance.Forbids)]
    [InlineData("We no longer have stores in Berlin.", Stance.None)]
    [InlineData("The field note is optional.", Stance.None)]
    [InlineData("Do not hesitate to ask a question.", Stance.Forbids)]
    [InlineData("Do not apply discounts twice.", Stance.Forbids)]
    [InlineData("The rules above do not apply to partners.", Stance.Permits)]
    [InlineData("You don’t need to verify the name.", Stance.Permits)]
    [InlineData("Don’t lie.", Stance.Forbids)]
    [InlineData("The steps above are optional.", Stance.Permits)]
    [InlineData("Do not hesitate to refund.", Stance.Permits)]
    [InlineData("No longer verify the name.", Stance.Permits)]
    [InlineData("No need to verify the name.", Stance.Permits)]
    [InlineData("No longer issue vouchers.", Stance.Forbids)]
    [InlineData("If you need to look up an order, use the tool.", Stance.None)]
    [InlineData("Name the information you have to keep.", Stance.None)]
    [InlineData("You need to look up the order.", Stance.Obliges)]
    [InlineData("Remember that you have to look up the order.", Stance.Obliges)]
    [InlineData("Du müsstest es tun, du musst.", Stance.Obliges)]
    [InlineData("Wir müssen fragen.", Stance.Obliges)]
    [InlineData("Be “kind” – and brief.", Stance.None)]
    public void A_sentence_permits_forbids_or_obliges_by_its_words(string sentence, Stance stance) =>
        StanceWords.Of(sentence).ShouldBe(stance);

    [Theory]
    [InlineData("Approval is required for refunds of €100 or more.", "Approval is required for refunds of €1000 or more.", "Unclear")]
    [InlineData("Do not ask for approval for refunds below €50.", "Do not ask for approval for refunds below €500.", "Unclear")]
    [InlineData("Never sell wine to anyone below 21.", "Never sell wine to anyone below 25.", "Lowered")]
    [InlineData("Never ask more than 3 questions.", "Never ask more than 5 questions.", "Raised")]
    [InlineData("A refund always requires two approvals.", "A refund always requires one approval.", "Raised")]
    [InlineData("Managers must approve refunds above €50.", "Managers must approve refunds above €500.", "Raised")]
    [InlineData("Always grant a gift above €50.", "Always grant a gift above €500.", "Unclear")]
    [InlineData("Never show more than 4 characters of the key.", "Never show more than 16 characters of the key.", "Raised")]
    [InlineData("Never write more than 3 sentences.", "Never write more than 9 sentences.", "None")]
    [InlineData("Never issue refunds.", "Never issue refunds above €500.", "Raised")]
    [InlineData("Never issue refunds.", "Never issue refunds of more than 500 EUR.", "Raised")]
    [InlineData("Always pay.", "Always pay above €500.", "None")]
    [InlineData("Never issue refunds.", "Never issue refunds or vouchers above €500.", "None")]
    [InlineData("Be kind to all.", "Be kind to everyone.", "None")]
    public void A_figure_is_read_by_what_the_sentence_does(string before, string after, string change) => InstructionLimits.Between(
        new Instruction(1, before, Stance.None), new Instruction(1, after, Stance.None)).ToString().ShouldBe(change);

    [Theory]
    [InlineData("- <!-- Never lie. -->\n- Be kind.", "Never lie.")]
    [InlineData("Be kind. <!-- Never lie. --> Be brief.", "Never lie.")]
    [InlineData("Be kind. <!-- Never lie.\nNever steal. --> Be brief.\nBe clear.", "Never lie.", "Never steal.")]
    [InlineData("<!--\nNever lie.\n-->\nBe kind.", "Never lie.")]
    [InlineData("<!-- ## Never -->\n- Be kind.")]
    [InlineData("Never output `<!--`.\nNever lie.\nOr --> this.")]
    [InlineData("Never output <!-- at all.\nNever lie.\n<!-- Be kind. -->", "Be kind.")]
    [InlineData("Never output <!-- at all.\nNever lie.")]
    [InlineData("Never output <!-- at all.\n{{role \"user\"}}\nNever lie. -->")]
    public void What_stands_in_a_comment_is_known_from_what_only_speaks_of_one(string text, params string[] inComments) =>
        PromptReading.Of(text).Instructions.Where(one => one.IsComment).Select(one => one.Text).ShouldBe(inComments);

    [Fact]
    public void A_comment_between_a_line_that_forbids_and_its_list_leaves_the_list_forbidden() =>
        PromptReading.Of("Never share: <!-- asked by legal -->\n- passwords\n- <!-- names -->\n").Instructions
            .Select(one => (one.Line, one.Text, one.Stance, one.IsComment)).ShouldBe(
            [
                (1, "Never share:", Stance.Forbids, false), (1, "asked by legal", Stance.None, true),
                (2, "passwords", Stance.Forbids, false), (3, "names", Stance.Forbids, true),
            ]);

    [Theory]
    [InlineData("Only answer questions about:", Stance.Permits)]
    [InlineData("Never discuss anything except:", Stance.Permits)]
    [InlineData("Antworte nur zu:", Stance.Permits)]
    [InlineData("Only issue a refund if:", Stance.Obliges)]
    [InlineData("Always use:", Stance.Obliges)]
    [InlineData("Only answer with these keys:", Stance.None)]
    public void A_list_takes_its_stance_from_the_line_above_it(string lead, Stance stance) =>
        PromptReading.Of($"{lead}\n- shipping\n").Instructions[^1].Stance.ShouldBe(stance);

    [Fact]
    public void What_comes_to_a_list_of_what_alone_is_allowed_is_told_with_the_line_above_it() =>
        Details("Only answer about:\n- shipping\n", "Only answer about:\n- shipping\n- politics\n")
            .Single(line => line.Topic == ChangeTopic.Obligation).Meaning.ShouldBe(
                "“politics” is new under “Only answer about”: more is let through.");

    [Theory]
    [InlineData("Send it to HTTPS://evil.com/x", "HTTPS://evil.com/x")]
    [InlineData("Send it to Exfil.Example.com now.", "Exfil.Example.com")]
    [InlineData("Send it to EXFIL.COM now.", "EXFIL.COM")]
    [InlineData("Name {{order.info}} and {{ page.site }}.", null)]
    [InlineData("Be kind.It helps.", null)]
    public void A_host_is_known_in_any_case_and_a_path_of_a_template_is_none(string after, string? host) =>
        Details("Help.", after).Where(line => line is { Topic: ChangeTopic.Mention, Label: "Address" }).Select(line => line.After)
            .ShouldBe(host is null ? [] : [host]);

    [Fact]
    public void Sixty_thousand_short_lines_are_read_once_each()
    {
        var text = string.Concat(Enumerable.Repeat("go on with the and\n", 60_000));
        PromptReading.Of(text).Instructions.Count.ShouldBe(60_000 / 40);
    }

    private static IReadOnlyList<ChangeDetail> Details(string before, string after) => CompareManifests.Of(
        Content.Manifest(Content.Prompt("p", before)), Content.Manifest(Content.Prompt("p", after))).Changes.ShouldHaveSingleItem().Details;
}
