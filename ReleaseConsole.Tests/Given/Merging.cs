using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Tests.Given;

/// <summary>Three releases as two teams leave them: 1.0, and 1.1 and 1.2 that were both made from it.</summary>
internal static class Merging
{
    public const string Text = "# Triage\n\nBe kind.\nAsk for the order.\nNever promise a date.\n\n## Tone\nShort.\n";
    public const string Triage = "prompts/triage";
    public const string Tone = "prompts/tone";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Both change the greeting of the one prompt otherwise, and different lines of the other one.</summary>
    public static async Task TwoTeamsAsync(this TestConsole console, Actor author)
    {
        await console.FrozenAsync(author, "1.0", from: null, (Triage, Text), (Tone, Text));
        await console.FrozenAsync(
            author, "1.1", "1.0", (Triage, Text.Replace("Be kind.", "Be fair.")), (Tone, Text.Replace("Be kind.", "Be calm.")));
        await console.FrozenAsync(
            author, "1.2", "1.0", (Triage, Text.Replace("Be kind.", "Be brief.")), (Tone, Text.Replace("Short.", "Short and warm.")));
    }

    /// <summary>Saves the prompts and freezes a release of them, made from another one where it is named.</summary>
    public static async Task FrozenAsync(
        this TestConsole console, Actor author, string version, string? from, params (string Path, string Text)[] prompts)
    {
        var pins = new List<WantedArtifact>();
        foreach (var (path, text) in prompts)
        {
            var newest = await console.Get<VersionText>().RunAsync(
                TestConsole.ProductSlug, ArtifactKind.Prompt, path, VersionText.Latest, author, Cancel);
            var saved = (await console.SaveAsync(author, ArtifactKind.Prompt, path, text, newest.Succeeded ? newest.Value.Digest : null))
                .ShouldSucceed();
            pins.Add(new WantedArtifact("prompt", path, saved.Digest.ToString()));
        }
        var request = from is null
            ? new ReleaseRequest(version, null, pins, [])
            : new ReleaseRequest(version, null, [], []) { From = from, Set = pins };
        (await console.Get<FreezeRelease>().RunAsync(TestConsole.ProductSlug, request, author, Cancel)).ShouldSucceed();
        console.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    public static Task<Result<ThreeCompared>> ThreeWayAsync(
        this TestConsole console, Actor actor, string? was, string ours, string theirs) =>
        console.Get<ThreeWayComparison>().RunAsync(TestConsole.ProductSlug, new ThreeReferences(was, ours, theirs), actor, Cancel);

    public static Task<Result<MergedReleases>> MergeAsync(
        this TestConsole console, Actor actor, string ours, string theirs, params ArtifactTaken[] taken) =>
        console.Get<MergeReleases>().RunAsync(
            TestConsole.ProductSlug, new ReleasesToMerge(new ThreeReferences(null, ours, theirs), taken), actor, Cancel);
}
