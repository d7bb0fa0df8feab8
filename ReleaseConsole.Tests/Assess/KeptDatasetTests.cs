using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Assess;

/// <summary>Data whose rows are not here is judged by what was kept of them.</summary>
public sealed class KeptDatasetTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Data_that_becomes_large_lost_nothing()
    {
        var text = LargeData.Lines(100);
        Found(Held(text), await LargeData.PointerAsync("golden", LargeData.Lines(120))).ShouldNotContain("dataset-shrank");
        Found(Held(text), Card("elsewhere")).ShouldNotContain("dataset-shrank");
    }

    [Fact]
    public async Task Rows_that_a_pointer_lost_are_found_from_a_held_file_and_from_a_pointer()
    {
        var fewer = await LargeData.PointerAsync("golden", LargeData.Lines(60));
        Found(Held(LargeData.Lines(100)), fewer).ShouldContain("dataset-shrank");
        Found(await LargeData.PointerAsync("golden", LargeData.Lines(100)), fewer).ShouldContain("dataset-shrank");
        Found(await LargeData.PointerAsync("golden", LargeData.Lines(60)), await LargeData.PointerAsync("golden", LargeData.Lines(100)))
            .ShouldNotContain("dataset-shrank");
    }

    [Fact]
    public async Task A_card_beside_which_rows_were_counted_is_judged_by_them() => Found(
        Card("v1") with { Profile = await ProfileAsync(LargeData.Lines(100)) },
        Card("v2") with { Profile = await ProfileAsync(LargeData.Lines(40)) }).ShouldContain("dataset-shrank");

    [Fact]
    public async Task Labels_of_a_pointer_that_shifted_are_found()
    {
        var (even, hard) = (Labelled(50, 50), Labelled(10, 90));
        Found(await LargeData.PointerAsync("golden", even), await LargeData.PointerAsync("golden", hard)).ShouldContain("dataset-shifted");
        Found(Held(even), await LargeData.PointerAsync("golden", hard)).ShouldContain("dataset-shifted");
        Found(Held(even), await LargeData.PointerAsync("golden", Labelled(60, 55))).ShouldNotContain("dataset-shifted");
    }

    [Fact]
    public async Task Copies_in_a_pointer_are_found() => Found(
        await LargeData.PointerAsync("golden", LargeData.Lines(100)),
        await LargeData.PointerAsync("golden", LargeData.Lines(100) + LargeData.Lines(20))).ShouldContain("dataset-duplicates");

    [Fact]
    public async Task Another_licence_and_class_that_were_kept_are_found()
    {
        var before = await LargeData.PointerAsync("golden", LargeData.Lines(100));
        var after = await LargeData.PointerAsync("golden", LargeData.Lines(101));
        Found(
            before with { Profile = before.Profile! with { Licence = "mit", DataClass = "internal" } },
            after with { Profile = after.Profile! with { Licence = "cc-by-nc-4.0", DataClass = "personal" } })
            .ShouldBe(["dataset-class-raised", "dataset-licence-changed"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_whole_row_of_a_pointer_in_training_data_is_a_leak()
    {
        var training = await LargeData.PointerAsync("training", LargeData.Lines(100));
        var golden = await LargeData.PointerAsync("golden", LargeData.Lines(50, from: 200));
        Found(
            Content.Manifest(training, golden),
            Content.Manifest(training, await LargeData.PointerAsync("golden", LargeData.Lines(50, from: 200) + LargeData.Lines(5))))
            .ShouldBe(["dataset-leak"]);
        Found(
            Content.Manifest(training, golden),
            Content.Manifest(training, await LargeData.PointerAsync("golden", LargeData.Lines(55, from: 200)))).ShouldBeEmpty();
    }

    private static async Task<DatasetProfile> ProfileAsync(string lines) =>
        (await JsonLinesProfile.OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(lines)), Cancel)).ShouldSucceed();

    private static string Labelled(int easy, int hard) => string.Concat(Enumerable.Range(0, easy + hard)
        .Select(at => $"{{\"id\":{at},\"group\":\"{(at < easy ? "easy" : "hard")}\"}}\n"));

    private static PinnedContent Held(string lines) =>
        Content.Of(ArtifactKind.Dataset, "golden", ContentForm.Bytes, Encoding.UTF8.GetBytes(lines));

    private static PinnedContent Card(string text) =>
        Content.Of(ArtifactKind.Dataset, "golden", ContentForm.Text, Encoding.UTF8.GetBytes(text));

    private static List<string> Found(PinnedContent before, PinnedContent after) =>
        Found(Content.Manifest(before), Content.Manifest(after));

    // What is said of datasets; nothing was measured here, which other rules say.
    private static List<string> Found(ManifestContents before, ManifestContents after) =>
    [
        .. JudgeRelease.Of(before, after, PolicyInForce.Default, Destination.AnyProtected, new Surroundings(new DateOnly(2026, 11, 22)))
            .Findings.Select(finding => finding.Rule).Where(rule => rule.StartsWith("dataset-", StringComparison.Ordinal)),
    ];
}
