using System.Text.Json.Nodes;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Tests.Given;
using ReleaseConsole.Tests.Web.Api;
using static ReleaseConsole.Tests.Given.Merging;

namespace ReleaseConsole.Tests.Compare;

/// <summary>Comparing as a script does: the API and the verb on one database, with a policy that asks more of production.</summary>
public sealed class ComparedOutsideTests(ComparedOutsideTests.Workspace workspace) : IClassFixture<ComparedOutsideTests.Workspace>
{
    private const string Compare = $"/products/{ApiHost.Product}/compare";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_change_is_judged_otherwise_for_two_environments_by_both()
    {
        foreach (var (place, risk) in new[] { ("staging", "low"), ("production", "critical") })
        {
            var answered = await workspace.Reader.ReadAsync($"{Compare}?from=1.0&to=1.1&for={place}");
            (Word(answered["risk"]), Word(answered["judgedFor"])).ShouldBe((risk, place));
            var printed = (await RunAsync("1.0", "1.1", "--for", place, "--json")).ShouldEnd(0).Json;
            (Word(printed["risk"]), Word(printed["judgedFor"])).ShouldBe((risk, place));
            (await RunAsync("1.0", "1.1", "--for", place, "--fail-on", "high")).ShouldEnd(risk == "low" ? 0 : 3);
        }
        using var nowhere = await workspace.Reader.SendAsync("GET", $"{Compare}?from=1.0&to=1.1&for=nowhere");
        await nowhere.ProblemAsync(404, "unknown-environment");
        (await RunAsync("1.0", "1.1", "--for", "nowhere")).ShouldComplain(1, "nowhere");
    }

    [Fact]
    public async Task Three_ways_both_say_per_artifact_what_merges_and_what_clashes()
    {
        var answered = (await workspace.Reader.ReadAsync($"{Compare}?base=ancestor&from=1.1&to=1.2"))["threeWay"]!;
        var printed = (await RunAsync("1.1", "1.2", "--base", "ancestor", "--json")).ShouldEnd(0).Json["threeWay"]!;
        // The verb leaves out what is null.
        printed.ToJsonString().ShouldBe(answered.ToJsonString().Replace("\"mergedText\":null,", "").Replace(",\"merged\":null", ""));
        (Word(answered["base"]!["name"]), answered["conflicts"]!.GetValue<int>()).ShouldBe(("1.0", 1));
        var states = answered["artifacts"]!.AsArray().ToDictionary(one => Word(one!["path"])!, one => one!);
        Word(states[Tone]["mergedText"]).ShouldBe(Text.Replace("Be kind.", "Be calm.").Replace("Short.", "Short and warm."));
        Word(states[Triage]["state"]).ShouldBe("conflict");
        Word(states[Triage]["conflicts"]![0]!["ours"]![0]).ShouldBe("Be fair.");

        var text = (await RunAsync("1.1", "1.2", "--base", "1.0")).ShouldEnd(0).Said;
        text.ShouldContain("From 1.0: 2 changed by one side or both, 0 unchanged, 1 for a person to decide.");
        text.ShouldContain($"conflict     {Triage} in 1 place");
        (await RunAsync("1.1", "1.2", "--base", "1.0", "--format", "markdown")).ShouldEnd(0).Said.ShouldContain($"| merges | `{Tone}` |");
        (await workspace.Reader.ReadAsync($"{Compare}?from=1.1&to=1.2"))["threeWay"].ShouldBeNull();
    }

    [Fact]
    public async Task What_cannot_be_compared_is_refused_by_both_with_the_same_words()
    {
        using var answered = await workspace.Reader.SendAsync(
            "GET", $"{Compare}?from=artifact:{Triage}@1&to=artifact:policies/release-gates@1");
        await answered.ProblemAsync(422, "different-kinds");
        (await RunAsync($"artifact:{Triage}@1", "artifact:policies/release-gates@1")).ShouldComplain(1, "Pick two of one kind");
        (await RunAsync($"artifact:{Triage}@1", $"artifact:{Tone}@1"))
            .ShouldEnd(0).Said.ShouldStartWith($"{Triage} v1 -> {Tone} v1: 0 changed");
        using var unknown = await workspace.Reader.SendAsync("GET", $"{Compare}?from=1.1&to=9.0&base=ancestor");
        await unknown.ProblemAsync(404, "unknown-reference");
        (await RunAsync("1.1", "1.2", "--base", "9.0")).ShouldComplain(1, "9.0");
    }

    private static string? Word(JsonNode? node) => node?.GetValue<string>();

    private Task<EndedProgram> RunAsync(string from, string to, params string[] more) =>
        EndedProgram.InAsync(workspace.Data, ["compare", from, to, "--tenant", "acme", "--product", ApiHost.Product, .. more]);

    public sealed class Workspace : IAsyncLifetime
    {
        private const string StricterInProduction = """
            environments:
              staging:
                rules: { guardrail-removed: { severity: low }, guardrail-weakened: { severity: low }, evaluation-missing: { severity: low } }
              production:
                rules: { evaluation-missing: { severity: critical } }

            """;

        private SupportAgent _agent = null!;
        private ApiHost _host = null!;

        public string Data => _agent.Console.DataDirectory;

        public HttpClient Reader { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _agent = await SupportAgent.StartAsync();
            await _agent.Console.TwoTeamsAsync(_agent.Amara);
            await _agent.AdoptPolicyAsync(RiskPolicy.DefaultText + StricterInProduction);
            _host = await ApiHost.WithAsync(("DataDirectory", Data));
            Reader = await _host.KeyAsync(_agent.Console.Tenant, Role.Viewer);
        }

        public async ValueTask DisposeAsync()
        {
            Reader.Dispose();
            await _host.DisposeAsync();
            await _agent.DisposeAsync();
        }
    }
}
