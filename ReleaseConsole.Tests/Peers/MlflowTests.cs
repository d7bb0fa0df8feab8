using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Peers;

/// <summary>
/// Pulls from a registry that speaks MLflow's published protocol: prompts, registered models, and the models that were only logged.
/// </summary>
public sealed class MlflowTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prompts_and_models_are_taken_page_by_page_at_their_alias_with_name_and_number()
    {
        await using var registry = await MlflowServer.StartAsync();
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var actor = await console.PlatformEngineerAsync();
        var place = Place(console, registry) with { Label = "champion" };

        var view = await console.PullAsync(actor, place);
        registry.Complaints.ShouldBeEmpty();
        registry.Tokens.ShouldContain("after-1");
        view.Item("prompts/triage.json").Outcome.ShouldBe(ItemOutcome.Created);
        view.Item("models/router.json").Outcome.ShouldBe(ItemOutcome.Created);
        (view.Item("prompts/greeting.json").Outcome, view.Item("prompts/greeting.json").Reason)
            .ShouldBe((ItemOutcome.Ignored, "No version of it carries “champion” there."));
        var version = await console.NewestAsync(actor, ArtifactKind.Prompt, "prompts/triage");
        (version.From.OutsideId, version.From.OutsideVersion, version.From.Location).ShouldBe(("mlflow:triage", "2", registry.Address));
    }

    [Fact]
    public async Task Without_an_alias_every_version_is_taken_oldest_first_and_a_wrong_credential_is_told()
    {
        await using var registry = await MlflowServer.StartAsync();
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var actor = await console.PlatformEngineerAsync();
        var place = Place(console, registry);

        await console.PullAsync(actor, place);
        registry.Complaints.ShouldBeEmpty();
        var versions = await console.VersionsAsync(actor, ArtifactKind.Prompt, "prompts/triage");
        versions.Select(one => one.From.OutsideVersion).ShouldBe(["10", "9", "2"]);
        versions[2].From.OutsideLabels.ShouldBe(["champion"]);
        (await console.PullAsync(actor, place)).Outcomes.Created.ShouldBe(0);
        (await console.RefusedAsync(actor, place with { Credential = console.Secret("wrong", "reader:no") })).Code
            .ShouldBe("source-refused-us");
    }

    [Fact]
    public async Task A_registered_version_brings_the_logged_model_it_was_made_of()
    {
        await using var registry = await MlflowServer.StartAsync();
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var actor = await console.PlatformEngineerAsync();

        await console.PullAsync(actor, Place(console, registry));
        (await console.VersionsAsync(actor, ArtifactKind.Model, "models/router")).Select(one => one.From.OutsideVersion)
            .ShouldBe(["3", "1"]);
        var written = (await console.Get<ExportVersion>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Model, "models/router", "2", "mlflow-model", actor, Cancel)).Value;
        written.ReadsBackTheSame.ShouldBeTrue();
        var content = JsonNode.Parse(written.Bytes)!;
        content["model"]!["info"]!["model_type"]!.GetValue<string>().ShouldBe("Agent");
        content["model"]!["data"]!["params"]!.ToJsonString().ShouldBe("""[{"key":"temperature","value":"0.2"}]""");
    }

    private static SourceConnection Place(TestConsole console, MlflowServer registry) =>
        new(SourceKind.Mlflow, registry.Address) { AllowsPrivateNetwork = true, Credential = console.Secret("mlflow", "reader:pass") };
}
