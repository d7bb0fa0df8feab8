using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Verbs;

/// <summary>What <c>compare</c> prints, to the letter, and how it ends.</summary>
public sealed class CompareVerbTests
{
    private const string Reworded = "Wording changed; no instruction we recognise changed.";
    private const string Rerun = "Run the evaluation on exactly these bytes and bring its results with the release.";

    private const string ThreeWays = $$"""
        1.1 -> 1.2: 2 changed, 0 unchanged
        Risk: medium. Recommended: approve-with-conditions. Signatures: ai-product 1, platform 1

        Changes
          ~ prompts/tone                     {{Reworded}}
          ~ prompts/triage                   {{Reworded}}

        Three ways
          From 1.0: 2 changed by one side or both, 0 unchanged, 1 for a person to decide.
          merges       prompts/tone
                       1.1: {{Reworded}}
                       1.2: {{Reworded}}
          conflict     prompts/triage in 1 place
                       1.1: {{Reworded}}
                       1.2: {{Reworded}}

        Findings
          medium   evaluation-missing         `prompts/tone` and 1 other artifact changed and the release brings no evaluation [prompts/tone]
              {{Rerun}}

        What would lower the risk
          low if an evaluation came with it

        Conditions
          prompts/tone: {{Rerun}}

        Not evaluated
          not covered    prompts/tone: The release brings no evaluation.
          not covered    prompts/triage: The release brings no evaluation.

        """;

    private const string InAPullRequest = $$"""
        | Change | What it means |
        |---|---|
        | ~ `prompts/tone` | {{Reworded}} |
        | ~ `prompts/triage` | {{Reworded}} |

        From 1.0: 2 changed by one side or both, 0 unchanged, 1 for a person to decide.

        | Both | Artifact | 1.1 | 1.2 |
        |---|---|---|---|
        | merges | `prompts/tone` | {{Reworded}} | {{Reworded}} |
        | conflict | `prompts/triage` in 1 place | {{Reworded}} | {{Reworded}} |

        | Severity | Finding | Where | Lane | What to do |
        |---|---|---|---|---|
        | medium | `prompts/tone` and 1 other artifact changed and the release brings no evaluation (`evaluation-missing`) | `prompts/tone` | ai-product | {{Rerun}} |

        - [ ] prompts/tone: {{Rerun}}

        | Not evaluated | Why |
        |---|---|
        | `prompts/tone` | The release brings no evaluation. |
        | `prompts/triage` | The release brings no evaluation. |


        """;

    private const string TwoReleases = $$"""
        1.0 -> 1.1: 2 changed, 0 unchanged
        Risk: high. Recommended: route-to-lanes. Signatures: ai-product 1, platform 1, security 1

        Changes
          ~ prompts/triage                   An instruction is turned into its opposite: “Promise a refund quickly” (was “Never promise a refund”).
          ~ tools/refund                     `refund` now takes `amount` at most 200 (was at most 50).

        Findings
          high     guardrail-weakened         A rule was turned into its opposite: “Promise a refund quickly” [prompts/triage line 4]
              Go back to the firm wording or the old figure, or measure what the softer one lets through before it ships.
          high     tool-input-widened         `amount` of `tools/refund` is now at most 200 (was at most 50) [tools/refund /inputSchema/properties/amount/maximum]
              Keep the old limit, or send what lies above it to a tool that asks a person.
          medium   evaluation-missing         `prompts/triage` and 1 other artifact changed and the release brings no evaluation [prompts/triage]
              {{Rerun}}

        What would lower the risk
          low if `prompts/triage` and `tools/refund` stayed as they were

        Not evaluated
          not covered    prompts/triage: The release brings no evaluation.
          not covered    tools/refund: The release brings no evaluation.

        """;

    [Fact]
    public async Task Three_ways_a_terminal_a_pull_request_and_a_program_are_told_what_merges_and_what_does_not()
    {
        await using var agent = await TeamsAsync();
        (await CompareAsync(agent, "1.1", "1.2", "--base", "ancestor")).ShouldEnd(0).Said.ShouldBe(ThreeWays);
        (await CompareAsync(agent, "1.1", "1.2", "--base", "1.0", "--format", "markdown")).ShouldEnd(0).Said
            .ShouldSatisfyAllConditions(
                said => said.ShouldStartWith("## 1.1 → 1.2\n\n2 changed, 0 unchanged.\n"), said => said.ShouldEndWith(InAPullRequest));
        var three = (await CompareAsync(agent, "1.1", "1.2", "--base", "1.0", "--json")).ShouldEnd(0).Json["threeWay"]!;
        three["artifacts"]![0]!["mergedText"]!.GetValue<string>().ShouldContain("Be calm.");
        three["artifacts"]![0]!["mergedText"]!.GetValue<string>().ShouldContain("Short and warm.");
        var clash = three["artifacts"]![1]!["conflicts"]!.AsArray().ShouldHaveSingleItem()!;
        new[] { "base", "ours", "theirs" }.Select(side => clash[side]![0]!.GetValue<string>())
            .ShouldBe(["Be kind.", "Be fair.", "Be brief."]);
    }

    [Fact]
    public async Task What_both_sides_come_to_together_is_judged_beside_them()
    {
        const string Rules = "# Triage\n\nNever promise a refund.\nAsk for the order.\nBe brief.\nNever name another customer.\n";
        await using var agent = await SupportAgent.StartAsync();
        await agent.Console.FrozenAsync(agent.Amara, "1.0", from: null, (Merging.Triage, Rules));
        await agent.Console.FrozenAsync(
            agent.Amara, "1.1", "1.0", (Merging.Triage, Rules.Replace("Be brief.", "Be kind.", StringComparison.Ordinal)));
        await agent.Console.FrozenAsync(
            agent.Amara, "1.2", "1.0", (Merging.Triage, Rules.Replace("Never promise a refund.\n", "", StringComparison.Ordinal)));
        var ended = await CompareAsync(agent, "1.1", "1.2", "--base", "1.0");
        ended.ShouldEnd(0).Said.ShouldContain("\nThe merge\n  Both together, against 1.0. Risk: critical. Recommended: do-not-ship.\n");
    }

    [Fact]
    public async Task Two_releases_are_told_with_their_risk_what_would_lower_it_and_what_to_do()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.Console.ImportAsync(agent.Amara, Release("1.0", "Never promise a refund.", most: 50));
        await agent.Console.ImportAsync(agent.Amara, Release("1.1", "Promise a refund quickly.", most: 200));
        (await CompareAsync(agent, "1.0", "1.1")).ShouldEnd(0).Said.ShouldBe(TwoReleases);
    }

    [Fact]
    public async Task It_ends_by_the_risk_it_is_asked_to_fail_on_and_says_for_where_it_judged()
    {
        await using var agent = await TeamsAsync();
        (await CompareAsync(agent, "1.1", "1.2", "--fail-on", "medium")).ShouldEnd(3).Said.ShouldStartWith("1.1 -> 1.2: 2 changed");
        (await CompareAsync(agent, "1.1", "1.2", "--fail-on", "high", "--for", "staging")).ShouldEnd(0).Said
            .ShouldContain("\nRisk: medium in staging. Recommended: approve-with-conditions. Signatures: ai-product 1\n");
        (await CompareAsync(agent, "1.1", "1.1")).ShouldEnd(0).Said.ShouldStartWith("1.1 -> 1.1: 0 changed, 2 unchanged\nRisk: low.");
        (await CompareAsync(agent, "1.1", "1.1", "--fail-on", "low")).ShouldEnd(0).Said
            .ShouldStartWith("1.1 -> 1.1: 0 changed, 2 unchanged\nRisk: low.");
        (await CompareAsync(agent, "1.1", "1.2", "--fail-on", "grave"))
            .ShouldEnd(2).Complained.ShouldContain("Argument 'grave' not recognized");
    }

    [Theory]
    [InlineData(
        1, "has no release, digest, environment or artifact version “9.9”. Check its spelling, and the product. (unknown-reference)", "1.1",
        "1.2", "--base", "9.9")]
    [InlineData(
        1, "has no release, digest, environment or artifact version “9.9”. Check its spelling, and the product. (unknown-reference)", "9.9",
        "1.2")]
    [InlineData(1, "This product has no environment “moon”. (unknown-environment)", "1.1", "1.2", "--for", "moon")]
    [InlineData(2, "Required argument missing for command: 'compare'.", "1.1")]
    [InlineData(2, "Argument 'xml' not recognized.", "1.1", "1.2", "--format", "xml")]
    public async Task What_cannot_be_compared_is_one_sentence_on_the_other_stream(int exit, string words, params string[] arguments)
    {
        await using var agent = await TeamsAsync();
        var ended = await CompareAsync(agent, arguments);
        ended.ShouldEnd(exit).Said.ShouldBeEmpty();
        ended.Complained.ShouldContain(words);
    }

    private static async Task<SupportAgent> TeamsAsync()
    {
        var agent = await SupportAgent.StartAsync();
        await agent.Console.TwoTeamsAsync(agent.Amara);
        return agent;
    }

    private static (string, string)[] Release(string version, string rule, int most) =>
    [
        ("release.yaml", $"version: \"{version}\"\nartifacts:\n  - prompts/triage.md\n  - tools/refund.yaml\n"),
        ("prompts/triage.md", $"# Triage\n\nSort the message.\n{rule}\n"),
        ("tools/refund.yaml", $$"""
            name: refund
            description: Pays back.
            inputSchema: {type: object, properties: {amount: {type: number, maximum: {{most}} } } }
            annotations: {readOnlyHint: false, destructiveHint: false, openWorldHint: false}
            """),
    ];

    private static Task<EndedProgram> CompareAsync(SupportAgent agent, params string[] arguments) => EndedProgram.InAsync(
        agent.Console.DataDirectory, ["compare", .. arguments, "--product", TestConsole.ProductSlug, "--tenant", "acme"]);
}
