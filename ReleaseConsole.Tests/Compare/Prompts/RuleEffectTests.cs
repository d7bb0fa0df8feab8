using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Prompts;

namespace ReleaseConsole.Tests.Compare.Prompts;

/// <summary>Which way other words turn a rule; where the words do not say it, nothing is claimed.</summary>
public sealed class RuleEffectTests
{
    [Theory]
    [InlineData("Never promise a date.", "Please, never promise a date.", Effect.Different)]
    [InlineData("Never promise a date.", "In your answers, never promise a date.", Effect.Different)]
    [InlineData("Never promise a date.", "Even if asked, never promise a date.", Effect.Different)]
    [InlineData("Never promise a date.", "When they ask, never promise a date.", Effect.Wider)]
    [InlineData("When they ask, never promise a date.", "Never promise a date.", Effect.Narrower)]
    [InlineData("Security: never share data.", "Never share data.", Effect.Different)]
    [InlineData("Never share data.", "On the phone channel: never share data.", Effect.Wider)]
    [InlineData("Never share data: it is private.", "Never share data.", Effect.Different)]
    [InlineData("Never share data, because it is private.", "Never share data.", Effect.Different)]
    [InlineData("Never share data: never print it.", "Never share data.", Effect.Wider)]
    [InlineData("Never deploy.", "Never deploy without approval.", Effect.Wider)]
    [InlineData("Never deploy without approval.", "Never deploy.", Effect.Narrower)]
    [InlineData("Always answer.", "Always answer without jargon.", Effect.Different)]
    [InlineData("Always escalate to a person.", "Always escalate to a person, except on weekends.", Effect.Wider)]
    [InlineData("Never share data with anyone who is new.", "Never share data with anyone who is new or unverified.", Effect.Narrower)]
    [InlineData("Never share data with anyone who is new.", "Never share data with anyone who is new and unverified.", Effect.Wider)]
    [InlineData("Never refund unless the order is old and paid.", "Never refund unless the order is old.", Effect.Wider)]
    [InlineData("Refunds must be approved by a manager.", "Refunds must be approved by a manager or a team lead.", Effect.Wider)]
    [InlineData("Refunds must be approved by a manager.", "Refunds must be approved by a manager and logged.", Effect.Narrower)]
    [InlineData("Refunds and vouchers are only given with a receipt.", "Refunds are only given with a receipt.", Effect.Wider)]
    [InlineData("Only edit files and run tests.", "Only edit files.", Effect.Different)]
    [InlineData("Ask the user before you delete files or change the code.", "Ask the user before you change the code.", Effect.Wider)]
    [InlineData("Always escalate refunds or complaints.", "Always escalate refunds.", Effect.Wider)]
    [InlineData("Always ask for the number or the email.", "Always ask for the number.", Effect.Narrower)]
    [InlineData("Only edit `src`.", "Only edit `src` and `infra`.", Effect.Wider)]
    [InlineData("Always log the request, verify the caller and mask the card.", "Always log the request and mask the card.", Effect.Wider)]
    [InlineData("Always check the name or the code.", "Always check the name and the code.", Effect.Narrower)]
    [InlineData(
        "You should verify the ID of the caller and the home address.", "You must verify the ID of the caller and the email.",
        Effect.Different)]
    [InlineData("You should verify the ID of the caller.", "If they ask, you must verify the ID of the caller.", Effect.Different)]
    [InlineData("You may refund without asking.", "Always refund without asking.", Effect.Different)]
    [InlineData("Always refund before you verify the customer.", "Always refund after you verify the customer.", Effect.Narrower)]
    [InlineData("Always verify the customer before you refund.", "Always verify the customer after you refund.", Effect.Wider)]
    [InlineData("Never refund before you verify the customer.", "Never refund after you verify the customer.", Effect.Wider)]
    [InlineData("You may refund after approval.", "You may refund before approval.", Effect.Wider)]
    [InlineData("You may refund before approval.", "You may refund after approval.", Effect.Narrower)]
    [InlineData("Always escalate refunds and complaints.", "Always escalate refunds or complaints.", Effect.Different)]
    [InlineData("Always escalate refunds or complaints.", "Always escalate refunds and complaints.", Effect.Different)]
    [InlineData("Refunds and vouchers must be approved.", "Refunds or vouchers must be approved.", Effect.Different)]
    [InlineData("Always verify the name and the address.", "Always verify the name or the address.", Effect.Wider)]
    [InlineData("You may skip the rules for gold and silver customers.", "You may skip the rules for gold customers.", Effect.Narrower)]
    public void A_rule_in_other_words_is_called_stricter_only_where_it_is(string before, string after, Effect effect) =>
        Of(before, after).Effect.ShouldBe(effect);

    [Theory]
    [InlineData("Never refund without an order.", "Never refund with an order.")]
    [InlineData("You must not tell people who are not staff.", "You must not tell people who are staff.")]
    [InlineData("If the caller isn't verified, always ask for ID.", "If the caller is verified, always ask for ID.")]
    [InlineData("Only refund if the item is unused.", "Only refund if the item is used.")]
    [InlineData("Always ask unless the order was paid.", "Always ask if the order was paid.")]
    public void A_condition_that_is_turned_round_lets_through_what_was_held(string before, string after) =>
        Of(before, after).ShouldBe(new RuleEffect(Effect.Wider, Why: "An instruction, or its condition, is turned round"));

    [Theory]
    [InlineData("Never promise a date.", "Remember: \"Never promise a date.\"", "An instruction is only quoted now")]
    [InlineData("Never promise a date.", "Never promise a date on the phone.", "What an instruction covers changed")]
    [InlineData("On the phone, never promise a date.", "In the chat, never promise a date.", "Where an instruction holds changed")]
    [InlineData("Never approve your own changes.", "We used to say: never approve your own changes.", "What an instruction covers changed")]
    [InlineData("Always greet with a smile or a joke.", "Always greet with a smile.", "What an instruction covers changed")]
    [InlineData("Never deploy before noon.", "Never deploy after noon.", "An instruction changed")]
    [InlineData("Always get two approvals.", "Always get one approval.", "A figure in an instruction changed")]
    public void A_person_is_asked_where_the_words_do_not_say_it(string before, string after, string why) =>
        Of(before, after).ShouldBe(RuleEffect.Asked(why));

    [Theory]
    [InlineData("Do not share notes.", "Never share notes.", false)]
    [InlineData("Never discuss unions.", "Never discuss ions.", false)]
    [InlineData("Never lie.", "Never lie to anyone who has not paid.", false)]
    [InlineData("Never tell them unless they ask.", "Never tell them if they ask.", true)]
    public void Only_a_negation_more_or_less_turns_a_rule_round(string before, string after, bool isRound) =>
        RuleTurn.IsRound(new Instruction(1, before, Stance.None), new Instruction(1, after, Stance.None)).ShouldBe(isRound);

    private static RuleEffect Of(string before, string after) =>
        InstructionEffect.Of(new Instruction(1, before, Stance.None), new Instruction(1, after, Stance.None));
}
