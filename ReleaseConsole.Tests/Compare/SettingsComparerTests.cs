using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Schemas;
using ReleaseConsole.Core.Compare.Settings;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

public sealed class SettingsComparerTests
{
    [Fact]
    public void A_value_only_one_environment_has_is_a_gap() =>
        Gap("{base: {a: 1}, overlays: {staging: {}, production: {}}}",
        "{base: {a: 1}, overlays: {staging: {key: x}, production: {}}}").Meaning
            .ShouldBe("Only staging has key; nothing is shared, so the others run without it.");

    [Fact]
    public void An_overlay_that_says_what_is_shared_makes_no_difference() =>
        Gap("{base: {a: 1}, overlays: {production: {a: 2}}}", "{base: {a: 2}, overlays: {production: {a: 2}}}").Meaning
            .ShouldBe("production sets a to what all share: its overlay makes no difference.");

    [Theory]
    [InlineData(
        "{base: {a: 1}, overlays: {staging: {a: 2}, production: {}}}", "{base: {a: 1}, overlays: {staging: {a: 3}, production: {}}}")]
    [InlineData(
        "{base: {a: 1}, overlays: {staging: {k: 2}, production: {}}}", "{base: {a: 2}, overlays: {staging: {k: 2}, production: {}}}")]
    public void What_an_overlay_declares_over_a_shared_value_and_what_was_so_before_is_no_gap(string before, string after) =>
        Lines(before, after).ShouldNotContain(line => line.Topic == ChangeTopic.EnvironmentGap);

    [Fact]
    public void An_environment_is_told_by_its_effective_value() =>
        Lines("{base: {limit: 5}, overlays: {production: {limit: 5}}}", "{base: {limit: 5}, overlays: {production: {limit: 50}}}")
            .ShouldContain(
            line => line.Label == "limit in production" && line.Effect == Effect.Wider);

    [Fact]
    public void A_list_of_limits_in_another_order_raises_none()
    {
        var line = Lines(
            "{base: {limits: [{id: a, max: 5}, {id: b, max: 9}]}, overlays: {}}",
            "{base: {limits: [{id: b, max: 9}, {id: a, max: 5}]}, overlays: {}}").ShouldHaveSingleItem();
        (line.Effect, line.Before, line.After).ShouldBe((Effect.Different, "place 2", "place 1"));
    }

    [Fact]
    public void Two_long_values_that_begin_alike_are_not_the_same()
    {
        var same = new string('a', 130);
        Lines($"{{base: {{greeting: {same}b}}}}", $"{{base: {{greeting: {same}c}}}}")
            .ShouldHaveSingleItem().Sentence.ShouldNotContain("as before");
    }

    [Theory]
    [InlineData("rate_limit: 100/min", "rate_limit: 6000", true)]
    [InlineData("max_upload: 10MB", "max_upload: 200000000", true)]
    [InlineData("budget: 50 EUR", "budget: 50000", true)]
    [InlineData("max_upload: 10MB", "max_upload: 10485760", false)]
    [InlineData("budget: 50 EUR", "budget: 50", false)]
    [InlineData("rate_limit: 100/min", "rate_limit: 0", false)]
    public void Whether_a_limit_in_another_unit_is_higher_cannot_be_told(string before, string after, bool isOpen) =>
        (Lines($"{{base: {{{before}}}}}", $"{{base: {{{after}}}}}").ShouldHaveSingleItem().Relation is not null).ShouldBe(isOpen);

    [Theory]
    [InlineData("auto_approve_above: 0.9", "auto_approve_above: 0.5", Effect.Wider)]
    [InlineData("auto_approve_from: 0.5", "auto_approve_from: 0.9", Effect.Narrower)]
    [InlineData("auto_approve_threshold: 50", "auto_approve_threshold: 500", Effect.Wider)]
    [InlineData("approval_above: 50", "approval_above: 500", Effect.Wider)]
    public void From_where_on_nobody_is_asked_is_not_from_where_on_somebody_is(string before, string after, Effect effect) =>
        Lines($"{{base: {{{before}}}}}", $"{{base: {{{after}}}}}").ShouldHaveSingleItem().Effect.ShouldBe(effect);

    [Fact]
    public void Nothing_in_an_overlay_takes_away_what_is_shared()
    {
        var line = Lines(
            "{base: {guard: {pii: true}}, overlays: {production: {a: 1}}}",
            "{base: {guard: {pii: true}}, overlays: {production: {a: 1, guard: null}}}")
            .Where(one => one.Place == "/guard/pii").ShouldHaveSingleItem();
        (line.Label, line.Before, line.After, line.Effect).ShouldBe(("guard.pii in production", "true", null, Effect.Wider));
    }

    [Theory]
    [InlineData("require_human_approval: true", "require_human_approval: false", "no person is asked any more")]
    [InlineData("code_exec: {sandbox: true}", "code_exec: {sandbox: false}", "it runs outside the sandbox")]
    [InlineData("dry_run: true", "dry_run: false", "what was only tried happens")]
    [InlineData("disable_logging: false", "disable_logging: true", "what happens is no longer written down")]
    [InlineData("auto_approve_threshold: 0.95", "auto_approve_threshold: 0.5", "more is approved by itself")]
    [InlineData("admins: [a]", "admins: [a, b]", "b decides as they do")]
    [InlineData("url: 'wss://a.example'", "url: 'ws://a.example'", "it goes without encryption")]
    [InlineData("url: 'wss://a.example'", "url: 'http://a.example'", "it goes without encryption")]
    public void What_is_let_past_is_told_as_what_it_is(string before, string after, string says) =>
        SettingSafeguards.Of(Lines($"{{base: {{{before}}}}}", $"{{base: {{{after}}}}}").ShouldHaveSingleItem()).ShouldNotBeNull().Says
            .ShouldBe(says);

    [Fact]
    public void A_limit_that_is_called_otherwise_is_not_gone()
    {
        var line = Lines("{base: {refund_limit: 50}}", "{base: {max_refund: 50}}").ShouldHaveSingleItem();
        line.Meaning.ShouldBe(
            "`refund_limit` is called `max_refund` now; it is 50, as before. A program that reads the old name finds none.");
        Lines("{base: {refund_limit: 50}}", "{base: {max_refund: 500}}").Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("daily_refund_limit: 100", "hourly_refund_limit: 100")]
    [InlineData("refund_max_limit: 100", "refund_min_limit: 100")]
    [InlineData("max_refund_per_customer: 100", "max_refund_per_order: 100")]
    public void A_limit_of_something_else_is_no_new_name(string before, string after) =>
        Lines($"{{base: {{{before}}}}}", $"{{base: {{{after}}}}}").Count.ShouldBe(2);

    [Theory]
    [InlineData("limits: {session: {value: 30, unit: minutes}}", "limits: {session: {value: 30, unit: hours}}")]
    [InlineData("rate_limit: {count: 5, interval: minute}", "rate_limit: {count: 5, interval: hour}")]
    [InlineData("handoff_threshold: 0.6", "handoff_threshold: 0.2")]
    [InlineData("escalation: {confidence_threshold: 60, threshold: 0.9}", "escalation: {confidence_threshold: 60, threshold: 0.2}")]
    [InlineData("alerts: {success_rate: {threshold: 0.95}}", "alerts: {success_rate: {threshold: 0.5}}")]
    public void Of_a_figure_that_may_be_meant_either_way_nobody_can_tell(string before, string after) =>
        Lines($"{{base: {{{before}}}}}", $"{{base: {{{after}}}}}").ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            line => line.Effect.ShouldBe(Effect.Different), line => line.Relation.ShouldBe(SchemaRelation.Unknown));

    [Theory]
    [InlineData("fraud: {auto_approve_threshold: 0.3}", "fraud: {auto_approve_threshold: 0.8}", Effect.Wider)]
    [InlineData("handoff_threshold: 50", "handoff_threshold: 500", Effect.Wider)]
    [InlineData("alerts: {error_rate_threshold: 0.5}", "alerts: {error_rate_threshold: 0.1}", Effect.Narrower)]
    [InlineData("allowed_hosts: [a.example.com]", "allowed_hosts: ['*.example.com']", Effect.Wider)]
    [InlineData("logs: {public: false}", "logs: {public: true}", Effect.Wider)]
    [InlineData("jwt: {algorithm: RS256}", "jwt: {algorithm: none}", Effect.Wider)]
    [InlineData("url: 'https://a.example'", "url: 'http://localhost.evil.example'", Effect.Wider)]
    [InlineData("url: 'https://a.example'", "url: 'http://evil.example/x@localhost'", Effect.Wider)]
    public void What_is_meant_one_way_is_told(string before, string after, Effect effect) =>
        Lines($"{{base: {{{before}}}}}", $"{{base: {{{after}}}}}").ShouldHaveSingleItem().Effect.ShouldBe(effect);

    [Theory]
    [InlineData("blocked_hosts: [ads.evil.com]", "blocked_hosts: ['*.evil.com']")]
    [InlineData("allowed_hosts: ['*.example.com']", "allowed_hosts: ['*.api.example.com']")]
    [InlineData("compression: {algorithm: gzip}", "compression: {algorithm: none}")]
    [InlineData("url: 'https://localhost:8443/x'", "url: 'http://localhost:8080/x'")]
    [InlineData("url: 'https://[::1]:8443/x'", "url: 'http://[::1]:8080/x'")]
    public void What_lets_nobody_in_is_not_wider(string before, string after) =>
        Lines($"{{base: {{{before}}}}}", $"{{base: {{{after}}}}}").ShouldNotContain(line => line.Effect == Effect.Wider);

    [Fact]
    public void A_log_that_all_may_read_is_still_written() =>
        SettingSafeguards.Of(Lines("{base: {logs: {public: false}}}", "{base: {logs: {public: true}}}").ShouldHaveSingleItem())
            .ShouldNotBeNull().Kind.ShouldBe(Safeguard.Holding);

    private static IReadOnlyList<ChangeDetail> Lines(string before, string after) =>
        CompareManifests.Of(Content.Manifest(Content.Settings(before)),
        Content.Manifest(Content.Settings(after))).Changes.ShouldHaveSingleItem().Details;

    private static ChangeDetail Gap(string before, string after) =>
        Lines(before, after).Where(line => line.Topic == ChangeTopic.EnvironmentGap).ShouldHaveSingleItem();
}
