using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Serve;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.WriteBack;

public sealed class LargeWriteBackTests
{
    private const string Branch = "release/production";
    private const string File = "datasets/support.jsonl";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Large_data_goes_to_git_as_a_pointer_and_a_pointer_to_other_data_is_drift()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var git = GivenGit.In(console);
        await git.ConnectAsync(console);
        var text = LargeData.Lines(1_000);
        await LiveAsync(console, text);

        var pointer = git.Show(Branch, File);
        pointer.ShouldBe($"version https://git-lfs.github.com/spec/v1\noid {Digest.Of(text)}\nsize {text.Length}\n");
        (await CheckAsync(console)).ShouldBe(0);

        git.EditByHand(Branch, File, pointer.Replace(Digest.Of(text).Hex, Digest.Of("other").Hex, StringComparison.Ordinal));
        (await CheckAsync(console)).ShouldBe(1);
        var drift = (await console.AllAsync<Drift>()).Single();
        (drift.Kind, drift.Path, drift.Observed).ShouldBe((DriftKind.ContentEdited, "datasets/support", Digest.Of("other").ToString()));
    }

    [Fact]
    public async Task An_application_that_reads_what_is_live_is_told_to_take_large_data_as_a_file()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        await GivenGit.In(console).ConnectAsync(console);
        var text = LargeData.Lines(1_000);
        var amara = await LiveAsync(console, text);

        var live = (await console.Get<LiveManifest>().RunAsync(TestConsole.ProductSlug, "production", amara, Cancel)).ShouldSucceed();

        var dataset = live.Artifacts.Single();
        (dataset.Digest, dataset.Content, dataset.Size).ShouldBe((Digest.Of(text), null, text.Length));
    }

    private static async Task<Actor> LiveAsync(TestConsole console, string text)
    {
        var amara = await console.AuthorAsync();
        var imported = await console.ImportAsync(
            amara, (File, text), ("release.yaml", $"version: \"1\"\nartifacts:\n  - {File}\n"));
        imported.Item("release.yaml").Code.ShouldBeNull(imported.Item("release.yaml").Reason);
        await console.StartAsync((await console.AllAsync<Release>()).Single(), "production");
        await console.Get<CarryOutWriteBacks>().RunAsync(console.Tenant, Cancel);
        return amara;
    }

    private static Task<int> CheckAsync(TestConsole console) => console.Get<CheckDrift>().RunAsync(console.Tenant, Cancel);
}
