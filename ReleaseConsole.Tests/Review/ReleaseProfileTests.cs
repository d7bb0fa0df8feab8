using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Review;

/// <summary>What a release resolves to and what it will go through, by its values.</summary>
public sealed class ReleaseProfileTests
{
    private const string Providers = """{"dataClasses":["public"],"hosts":[],"models":["gpt-*"],"providers":["anthropic"]}""";

    private const string Bedrock = "anthropic.claude-3-5-sonnet-20241022-v2:0";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_toolchain_is_the_digest_of_the_tools_alone()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3", "2026.11.0");
        var release = (await agent.Console.Get<ReleaseSummary>().RunAsync(TestConsole.ProductSlug, "2026.11.0", agent.Amara, Cancel)).Value;
        var tools = release.Artifacts.Where(one => one.Kind == ArtifactKind.Tool).OrderBy(one => one.Path, StringComparer.Ordinal).ToList();

        var profile = await ProfileAsync(agent, "2026.11.0");

        profile.Tools.ShouldBe(tools.Count);
        profile.Toolchain.ShouldBe(Digest.Of(
            "[" + string.Join(',', tools.Select(one => $$"""{"digest":"{{one.Digest}}","kind":"tool","path":"{{one.Path}}"}""")) + "]"));
        (profile.Version, profile.Manifest).ShouldBe(("2026.11.0", release.Manifest));
        (await ProfileAsync(agent, release.Manifest.ToString())).Toolchain.ShouldBe(profile.Toolchain);

        await agent.Console.ReleaseAsync("no tools", "Be kind.\n");
        var bare = await ProfileAsync(agent, "no tools");
        (bare.Toolchain, bare.Tools).ShouldBe((null, 0));
    }

    [Fact]
    public async Task Every_model_is_shown_with_whether_it_stays_and_so_is_every_deployment_of_a_group()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.Console.ReleaseAsync(
            "1", (ArtifactKind.Model, "models/default", """{"model":"gpt-4.1-mini-2025-04-14","provider":"openai"}"""),
            (ArtifactKind.Model, "models/group",
                $$"""{"deployments":[{"model":"gpt-4o","provider":"azure"},{"model":"{{Bedrock}}","provider":"bedrock"}]}"""),
            (ArtifactKind.Model, "models/none", """{"temperature":0.1}"""));

        (await ProfileAsync(agent, "1")).Models.ShouldBe(
        [
            new ModelAsked("models/default", "openai", "gpt-4.1-mini-2025-04-14", null),
            new ModelAsked(
                "models/group", "azure", "gpt-4o",
                "models/group asks for gpt-4o, a name its vendor can move to another model. A dated name stays the same."),
            new ModelAsked("models/group", "bedrock", Bedrock, null),
            new ModelAsked("models/none", null, null, null),
        ]);
    }

    [Fact]
    public async Task Each_environment_says_what_is_replaced_what_it_does_not_allow_and_who_signs_as_the_proposal_will()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3", "2026.11.0");
        await agent.GoesLiveAsync("2026.10.3");
        await agent.GoesLiveAsync("2026.11.0", "staging");
        await using (var db = await agent.Console.Contexts.OpenAsync(agent.Console.Tenant, Cancel))
            await db.Set<ReleaseEnvironment>().Where(one => one.Name == "development")
                .ExecuteUpdateAsync(one => one.SetProperty(place => place.Boundary, Providers), Cancel);

        var profile = await ProfileAsync(agent, "2026.11.0");

        (profile.PolicyVersion, profile.Policy).ShouldBe((0, RiskPolicy.DefaultDigest));
        profile.Environments.Select(one => (one.Environment, one.IsProtected, one.Replaces, one.IsLive, one.EvaluationRequired)).ShouldBe(
        [
            ("development", false, null, false, false), ("staging", false, "2026.11.0", true, false),
            ("production", true, "2026.10.3", false, true),
        ]);
        var (development, production) = (profile.Environments[0], profile.Environments[2]);
        development.Boundary.Providers.ShouldBe(["anthropic"]);
        development.Breaches.ShouldContain(
            new BoundaryBreach(
                "models/default", "/provider", "openai", "models/default asks the provider openai; allowed here: anthropic."));
        (production.Boundary.AllowsEverything, production.Breaches.Count).ShouldBe((true, 0));

        var proposed = await agent.ProposeAsync("2026.11.0");
        production.Level.ShouldBe(proposed.Risk);
        production.Signatures.Select(one => (one.Lane, one.Count)).ShouldBe(
            proposed.Requirements.Where(one => one.Lane is not null).Select(one => (one.Lane!.Value, one.Needed)), ignoreOrder: true);
        production.Signatures.ShouldNotBeEmpty();
    }

    private static async Task<ReleaseProfileShown> ProfileAsync(SupportAgent agent, string release) =>
        (await agent.Console.Get<ReleaseProfile>().RunAsync(TestConsole.ProductSlug, release, agent.Amara, Cancel)).ShouldSucceed();
}
