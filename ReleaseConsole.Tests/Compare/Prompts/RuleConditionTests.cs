using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare.Prompts;

/// <summary>A rule that says the same under another condition.</summary>
public sealed class RuleConditionTests
{
    [Theory]
    [InlineData("Refund only if the manager approves.", "Refund only if the customer confirms.", true)]
    [InlineData("Never refund unless the order is lost.", "Never refund unless the customer asks.", true)]
    [InlineData("Never refund without a receipt.", "Never refund without a smile.", true)]
    [InlineData("If the caller is a minor, hand off to a person.", "If the caller is rude, hand off to a person.", true)]
    [InlineData("Never refund unless the manager approves.", "Never refund until the manager has approved it.", false)]
    [InlineData("Only refund if the customer asks.", "Only refund when the caller requests it.", false)]
    [InlineData("Escalate if the refund is above 50 EUR.", "Escalate if the refund is above 30 EUR.", false)]
    [InlineData("If the caller is a minor, hand off to a person.", "If the caller is a minor, say goodbye.", false)]
    [InlineData("Always ask when the parcel was sent.", "Always ask when the parcel was posted.", false)]
    [InlineData("Never refund.", "Never refund a gift.", false)]
    public void A_condition_is_another_one_where_it_asks_for_something_else(string before, string after, bool differs) =>
        RuleCondition.Differs(new Instruction(1, before, Stance.None), new Instruction(1, after, Stance.None)).ShouldBe(differs);

    [Fact]
    public void It_is_told_with_both_wordings_and_left_to_a_person() => CompareManifests.Of(
        Content.Manifest(Content.Prompt("p", "Help.\nRefund only if the manager approves.")),
        Content.Manifest(Content.Prompt("p", "Help.\nRefund only if the customer confirms."))).Changes.ShouldHaveSingleItem().Meaning.ShouldBe(
            "The condition of an instruction changed, and whether it lets more through is for a person to say: "
            + "“Refund only if the customer confirms” (was “Refund only if the manager approves”).");
}
