using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Schemas;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

public sealed class PolicyComparerTests
{
    [Theory]
    [InlineData(
        "rules: [{id: a, action: deny}]", "rules: [{id: a, action: allow}]", ChangeTopic.Action, Effect.Wider,
        "Rule `a` now says allow (was deny).")]
    [InlineData(
        "rules: [{id: a, limit: 50}]", "rules: [{id: a, limit: 200}]", ChangeTopic.Threshold, Effect.Wider,
        "Rule `a` acts from 200 on (was 50).")]
    [InlineData("rules: [{id: a}, {id: b}]", "rules: [{id: a}]", ChangeTopic.Rule, Effect.Wider, "Rule `b` is gone.")]
    [InlineData("rules: [{id: a}]", "rules: [{id: a}, {id: b}]", ChangeTopic.Rule, Effect.Narrower, "Rule `b` is new.")]
    [InlineData("freeze: {from: 2026-12-20, days: 14}", "freeze: {from: 2026-12-20}", ChangeTopic.Freeze, Effect.Wider, null)]
    [InlineData("freeze: {days: 14}", "freeze: {days: 7}", ChangeTopic.Freeze, Effect.Wider, null)]
    [InlineData("freeze: {until: 2026-12-27}", "freeze: {until: 2026-12-22}", ChangeTopic.Freeze, Effect.Wider, null)]
    [InlineData("freeze: {until: 2026-12-27}", "freeze: {until: 2027-01-03}", ChangeTopic.Freeze, Effect.Narrower, null)]
    [InlineData("freeze: {from: 2026-12-20}", "freeze: {from: 2026-12-24}", ChangeTopic.Freeze, Effect.Wider, null)]
    [InlineData(
        "rules: [{id: a, action: deny}]", "rules: [{id: a, action: deny}, {id: b, action: allow}]", ChangeTopic.Rule, Effect.Wider,
        "Rule `b` is new.")]
    [InlineData(
        "rules: [{id: a, action: deny}, {id: b, action: allow}]", "rules: [{id: a, action: deny}]", ChangeTopic.Rule, Effect.Narrower,
        "Rule `b` is gone.")]
    [InlineData(
        "rules: [{id: a, action: block}]", "rules: [{id: a, action: block, enabled: false}]", ChangeTopic.Rule, Effect.Wider,
        "Rule `a` is switched off.")]
    [InlineData(
        "rules: [{id: a, action: allow}]", "rules: [{id: a, action: allow, enabled: false}]", ChangeTopic.Rule, Effect.Narrower,
        "Rule `a` is switched off.")]
    [InlineData(
        "rules: [{id: a, action: block}]", "rules: [{id: a, action: log}]", ChangeTopic.Action, Effect.Wider,
        "Rule `a` now says log (was block).")]
    [InlineData("rules: [{id: a}]", "rules: [{id: a}, {id: b, enabled: false}]", ChangeTopic.Rule, Effect.Different, "Rule `b` is new.")]
    public void A_rule_is_told_by_what_it_does(string before, string after, ChangeTopic topic, Effect effect, string? meaning)
    {
        var line = Compare(before, after).Details.ShouldHaveSingleItem();
        (line.Topic, line.Effect).ShouldBe((topic, effect));
        if (meaning is not null)
            line.Meaning.ShouldBe(meaning);
    }

    [Theory]
    [InlineData("rules: [{id: a, limit: 5}, {id: b, limit: 9}]", "rules: [{id: b, limit: 9}, {id: a, limit: 5}]")]
    [InlineData("limits: [{id: a, max: 5}, {id: b, max: 9}]", "limits: [{id: b, max: 9}, {id: a, max: 5}]")]
    [InlineData("freeze: [{id: a, days: 5}, {id: b, days: 9}]", "freeze: [{id: b, days: 9}, {id: a, days: 5}]")]
    public void Rules_in_another_order_are_told_by_their_places(string before, string after)
    {
        var line = Compare(before, after).Details.ShouldHaveSingleItem();
        (line.Topic, line.Effect, line.Meaning).ShouldBe(
            (ChangeTopic.Rule, Effect.Different, "Rule `b` stands at place 1 now (was place 2)."));
    }

    [Theory]
    [InlineData("guardrail-removed:         { severity: critical, lane: ai-product }", "", ChangeTopic.Requirement, Effect.Wider)]
    [InlineData(
        "guardrail-removed:         { severity: critical, lane", "guardrail-removed:         { severity: low, lane",
        ChangeTopic.Requirement, Effect.Wider)]
    [InlineData(
        "critical: { ai-product: 1, platform: 1, security: 1, compliance: 1 }", "critical: { ai-product: 1, platform: 1, security: 1 }",
        ChangeTopic.Lane, Effect.Wider)]
    [InlineData("signatures: 1", "signatures: 2", ChangeTopic.Quorum, Effect.Narrower)]
    [InlineData("margin: 0.05", "margin: 0.2", ChangeTopic.Threshold, Effect.Wider)]
    [InlineData("minimum_pairs: 30", "minimum_pairs: 5", ChangeTopic.Threshold, Effect.Wider)]
    [InlineData("latency: { gate: false,", "latency: { gate: true,", ChangeTopic.Requirement, Effect.Narrower)]
    [InlineData(
        "    latency: { gate: false,", "    pass: { gate: false }\n    latency: { gate: false,", ChangeTopic.Requirement, Effect.Wider)]
    [InlineData(
        "tokens:  { gate: false, better: lower, margin_share: 0.2 }", "tokens:  { gate: false, better: lower, margin_share: 0.5 }",
        ChangeTopic.Threshold, Effect.Wider)]
    [InlineData("groups: auto", "groups: categories", ChangeTopic.Rule, Effect.Different)]
    [InlineData("covers: [prompt, tool, model]", "covers: [prompt, model]", ChangeTopic.Requirement, Effect.Wider)]
    [InlineData("covers: [prompt, tool, model]", "covers: [prompt, tool, model, settings]", ChangeTopic.Requirement, Effect.Narrower)]
    [InlineData("evaluation_required: true", "evaluation_required: false", ChangeTopic.Requirement, Effect.Wider)]
    [InlineData("critical: do-not-ship", "critical: approve", ChangeTopic.Action, Effect.Wider)]
    [InlineData("contributors_may_approve: false", "contributors_may_approve: true", ChangeTopic.Requirement, Effect.Wider)]
    public void Our_own_policy_is_compared_by_what_it_asks(string from, string to, ChangeTopic topic, Effect effect)
    {
        var text = RiskPolicy.DefaultText;
        text.ShouldContain(from);
        var line = Compare(text, text.Replace(from, to)).Details.ShouldHaveSingleItem();
        (line.Effect, line.Meaning).ShouldSatisfyAllConditions(one => one.Effect.ShouldBe(effect), one => one.Meaning.ShouldNotBeNull());
        if (topic != ChangeTopic.Quorum)
            line.Topic.ShouldBe(topic);
    }

    [Fact]
    public void A_kind_that_takes_the_place_of_another_does_not_hide_that_the_other_needs_no_evaluation_any_more()
    {
        const string Covers = "covers: [prompt, tool, model]";
        var text = RiskPolicy.DefaultText;

        Compare(text, text.Replace(Covers, "covers: [prompt, settings, model]")).Details.Select(one => (one.Effect, one.Meaning)).ShouldBe(
            [(Effect.Wider, "A change of tool no longer needs an evaluation that ran with it."),
            (Effect.Narrower, "A change of settings needs an evaluation that ran with it.")], ignoreOrder: true);
        CompareManifests.Of(Content.Manifest(Content.Policy(text)), Content.Manifest(Content.Policy(
            text.Replace(Covers, "covers: [model, tool, prompt]")))).Changes.SelectMany(one => one.Details)
            .ShouldNotContain(one => one.Topic == ChangeTopic.Requirement);
    }

    [Fact]
    public void Fewer_signatures_lower_the_quorum()
    {
        var more = RiskPolicy.DefaultText.Replace(
            "high:     { ai-product: 1, platform: 1, security: 1 }", "high:     { ai-product: 2, platform: 1, security: 1 }");
        var line = Compare(more, RiskPolicy.DefaultText).Details.ShouldHaveSingleItem();
        (line.Topic, line.Effect).ShouldBe((ChangeTopic.Quorum, Effect.Wider));
        line.Meaning.ShouldBe("In protected environments, high risk takes 1 of ai-product (was 2).");
    }

    [Theory]
    [InlineData(
        "forbid (principal, action, resource);\npermit (principal, action == Action::\"read\", resource);",
        "permit (principal, action == Action::\"read\", resource);", Effect.Wider)]
    [InlineData(
        "permit (principal, action == Action::\"read\", resource);",
        "permit (principal, action == Action::\"read\", resource);\npermit (principal, action, resource);", Effect.Wider)]
    [InlineData(
        "permit (principal, action, resource);",
        "permit (principal, action, resource);\nforbid (principal, action, resource) when { context.amount > 50 };", Effect.Narrower)]
    [InlineData(
        "permit (principal, action, resource) when { context.url == \"https://a.example\" };",
        "permit (principal, action, resource) when { context.url == \"https://b.example\" } unless { context.x };\npermit (principal, action, resource) when { context.url == \"https://a.example\" };", Effect.Wider)]
    [InlineData(
        "forbid (principal, action, resource);",
        "forbid (principal, action, resource);\npermit (principal, action == Action::\"forbidX\", resource);", Effect.Wider)]
    [InlineData("@id(\"a;b\")\nforbid (principal, action, resource);", "// nothing is left", Effect.Wider)]
    public void Cedar_is_compared_by_statement(string before, string after, Effect effect) =>
        Compare(before, after).Details.ShouldHaveSingleItem().Effect.ShouldBe(effect);

    private const string Rego = """
        package refunds

        default allow := false

        allow if {
            input.amount <= 50
            not is_blocked
        }

        # Nobody pays twice.
        deny contains "twice # not a comment" if {
            input.paid
        }

        is_blocked if input.customer in data.blocked
        """;

    [Theory]
    [InlineData("deny contains \"twice # not a comment\" if {\n    input.paid\n}", "", "deny", Effect.Wider)]
    [InlineData("    input.paid", "    input.paid\n    input.amount > 100", "deny", Effect.Wider)]
    [InlineData("default allow := false", "default allow := true", "default allow", Effect.Wider)]
    [InlineData("    not is_blocked\n", "", "allow", Effect.Wider)]
    [InlineData("    not is_blocked", "    not is_blocked\n    input.known", "allow", Effect.Narrower)]
    [InlineData("default allow := false", "default allow := false\n\nallow if input.admin", "allow", Effect.Wider)]
    [InlineData("default allow := false", "default allow := false\n\ndeny contains \"late\" if input.late", "deny", Effect.Narrower)]
    [InlineData("package refunds", "package payments", "package", Effect.Wider)]
    public void Rego_is_compared_by_rule(string from, string to, string label, Effect effect)
    {
        var text = Rego.ReplaceLineEndings("\n");
        text.ShouldContain(from);
        var line = Compare(text, text.Replace(from, to)).Details.ShouldHaveSingleItem();
        (line.Label, line.Effect).ShouldBe((label, effect));
    }

    [Theory]
    [InlineData("in data.blocked", "in data.nobody", "is_blocked")]
    [InlineData("input.amount <= 50", "lower(input.kind) == lower(data.kind)", "allow")]
    public void Conditions_that_cannot_be_compared_are_for_a_person_to_read(string from, string to, string label)
    {
        var text = Rego.ReplaceLineEndings("\n");
        text.ShouldContain(from);
        var changed = Compare(text, text.Replace(from, to));
        var line = changed.Details.ShouldHaveSingleItem();
        (line.Label, line.Effect, line.Relation).ShouldBe((label, Effect.Different, SchemaRelation.Unknown));
        changed.Meaning.ShouldEndWith("whether it lets more through cannot be told.");
    }

    [Fact]
    public void A_rule_of_rego_that_is_written_as_before_is_told_by_what_its_names_come_to() =>
        Compare("package p\nlimit := 100\nallow if input.amount <= limit\n", "package p\nlimit := 1000\nallow if input.amount <= limit\n")
            .Meaning.ShouldBe("`allow` holds if input.amount <= 1000 (was if input.amount <= 100).");

    [Fact]
    public void Statements_of_cedar_that_are_edited_are_told_with_what_they_were()
    {
        var line = Compare(
            "@id(\"a\") permit (principal, action, resource) when { context.n <= 5 };\n@id(\"b\") forbid (principal, action, resource) when { context.n > 9 };",
            "@id(\"b\") forbid (principal, action, resource) when { context.n > 9 };\n@id(\"a\") permit (principal, action, resource) when { context.n <= 7 };")
            .Details.ShouldHaveSingleItem();
        (line.Label, line.Type, line.Effect).ShouldBe(("Permit a", ChangeType.Changed, Effect.Wider));
    }

    [Theory]
    [InlineData("rules: [{id: pii, entities: [EMAIL, PHONE]}]", "rules: [{id: pii, entities: [EMAIL]}]", "`entities` of rule `pii` no longer names PHONE.")]
    [InlineData("tools: {deny: [email, shell]}", "tools: {deny: [shell]}", "`tools.deny` no longer names email.")]
    [InlineData("tools: {allow: [search]}", "tools: {allow: ['*']}", "`tools.allow` names * in place of search.")]
    [InlineData("rules: [{id: a, except: [staff]}]", "rules: [{id: a, except: [staff, partners]}]", "`except` of rule `a` names partners as well.")]
    [InlineData("package p\n\ndefault allow := false\n", "package p\n\ndefault allow := true\n", "`allow` is true where no rule says otherwise (was false).")]
    public void What_is_looser_is_told_by_the_name_of_its_rule(string before, string after, string meaning)
    {
        var changed = Compare(before, after);
        changed.Details.ShouldHaveSingleItem().Effect.ShouldBe(Effect.Wider);
        changed.Meaning.ShouldBe(meaning);
    }

    [Theory]
    [InlineData("agent: {may: [read], may_not: [refund, delete]}", "agent: {may: [read], may_not: [delete]}", Effect.Wider)]
    [InlineData("agent: {may: [read], may_not: [delete]}", "agent: {may: [read], may_not: [refund, delete]}", Effect.Narrower)]
    [InlineData("agent: {may: [read]}", "agent: {may: [read, refund]}", Effect.Wider)]
    [InlineData("agent: {not_allowed: [a, b]}", "agent: {not_allowed: [a]}", Effect.Wider)]
    public void What_may_not_be_done_is_no_permission(string before, string after, Effect effect) =>
        Compare(before, after).Details.ShouldHaveSingleItem().Effect.ShouldBe(effect);

    [Theory]
    [InlineData("some NAME in input.roles\n  NAME == \"agent\"")]
    [InlineData("NAME := count(input.roles)\n  NAME > 2")]
    [InlineData("every NAME in input.roles { NAME != \"guest\" }")]
    [InlineData("some NAME in input.roles\n  some other in input.roles\n  NAME != other")]
    public void Another_name_of_a_variable_changes_no_rego(string body)
    {
        var text = $"package p\n\nallow if {{\n  {body}\n}}\n";
        Compare(text.Replace("NAME", "one"), text.Replace("NAME", "role")).Details.ShouldBeEmpty();
    }

    [Fact]
    public void Comments_and_spacing_change_no_rego() =>
        Compare(Rego, Rego.Replace("# Nobody pays twice.", "# Once is enough.").Replace("    input.paid", "  input.paid  # told")).Details
            .ShouldBeEmpty();

    private static ArtifactChange Compare(string before, string after) =>
        CompareManifests.Of(Content.Manifest(Content.Policy(before)),
        Content.Manifest(Content.Policy(after))).Changes.ShouldHaveSingleItem();
}
