using FsCheck.Fluent;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Releases;

public sealed class FreezeReleaseTests
{
    private static readonly Digest Unknown = Digest.Of("nothing of ours");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("latest", "floating-reference")]
    [InlineData("1.x", "floating-reference")]
    [InlineData("sha256:12", "floating-reference")]
    [InlineData(null, "floating-reference")]
    [InlineData("unknown", "unknown-digest")]
    public async Task What_is_not_the_digest_of_a_version_is_refused(string? digest, string code)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/a.md", "Hello"));

        var refused = await FreezeAsync(
            console, amara, "1.0", new WantedArtifact("prompt", "prompts/a", digest == "unknown" ? Unknown.ToString() : digest));

        refused.Refusal!.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("  - prompts/a.md@latest", "floating-reference")]
    [InlineData("  - prompts/*", "floating-reference")]
    [InlineData("  - prompts/a", "floating-reference")]
    [InlineData("  - {path: prompts/a, version: ^1}", "floating-reference")]
    [InlineData("  - prompts/missing.md", "file-missing")]
    public async Task A_release_file_with_an_entry_that_moves_or_is_missing_is_refused_at_its_line(string entry, string code)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(
            amara, ("prompts/a.md", "Hello"), ("release.yaml", $"version: v1\nartifacts:\n  - prompts/a.md\n{entry}\n"));

        var release = view.Item("release.yaml");
        (release.Outcome, release.Code, release.Line).ShouldBe((ItemOutcome.Refused, code, 4), release.Reason);
    }

    [Fact]
    public async Task The_same_version_with_the_same_content_is_the_same_release_and_with_other_content_refused()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var one = Pin((await console.ImportAsync(amara, ("prompts/a.md", "One"))).Item("prompts/a.md"));
        var two = Pin((await console.ImportAsync(amara, ("prompts/a.md", "Two"))).Item("prompts/a.md"));

        var first = await FreezeAsync(console, amara, "1.0", one);
        var again = await FreezeAsync(console, amara, "1.0", one);
        var other = await FreezeAsync(console, amara, "1.0", two);

        (first.Value.IsNew, again.Value.IsNew, again.Value.Id).ShouldBe((true, false, first.Value.Id));
        (other.Refusal!.Code, other.Refusal.Kind).ShouldBe(("release-exists", RefusalKind.Conflict));
    }

    [Fact]
    public async Task An_evaluation_that_ran_on_other_prompts_is_refused()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, Importing.Sample("2026.10.3"));
        var summary = console.Get<ReleaseSummary>();
        var old = (await summary.RunAsync(TestConsole.ProductSlug, "2026.10.3", amara, Cancel)).Value;
        await console.ImportAsync(amara, Importing.Sample("2026.11.1"));

        var refused = await console.Get<FreezeRelease>().RunAsync(
            TestConsole.ProductSlug, new ReleaseRequest("x", null, [], [old.Evaluations[0].Digest.ToString()]) { From = "2026.11.1" },
            amara, Cancel);

        refused.Refusal!.Code.ShouldBe("evaluation-for-other-digests");
    }

    [Fact]
    public async Task Two_evaluations_with_equal_results_are_both_pinned_each_at_its_path()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        const string Cases = "case,pass\nq1,true\nq2,false\n";
        await console.ImportAsync(
            amara, ("prompts/a.md", "Hello"), ("evaluations/first.csv", Cases), ("evaluations/second.csv", Cases),
            (
                "release.yaml",
                "version: v1\nartifacts:\n  - prompts/a.md\nevaluations:\n  - evaluations/first.csv\n  - evaluations/second.csv\n"));

        var release = (await console.Get<ReleaseSummary>().RunAsync(TestConsole.ProductSlug, "v1", amara, Cancel)).Value;
        release.Evaluations.Select(line => line.Path).ShouldBe(["evaluations/first", "evaluations/second"]);

        var digest = release.Evaluations[0].Digest;
        (await console.Get<FreezeRelease>().RunAsync(
            TestConsole.ProductSlug, new ReleaseRequest("v2", null, [], [$"evaluations/third@{digest}"]) { From = "v1" }, amara, Cancel))
            .Refusal!.Sentence.ShouldContain("evaluations/third");
    }

    [Fact]
    public async Task A_release_made_from_another_sets_and_removes_pins()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, Importing.Sample("2026.11.1"));

        var made = await console.Get<FreezeRelease>().RunAsync(
            TestConsole.ProductSlug,
            new ReleaseRequest("2026.11.2", "Without writing.", [], []) { From = "2026.11.1", Remove = [new("tool", "tools/write_file")] },
            amara, Cancel);

        made.Refusal.ShouldBeNull();
        var release = (await console.Get<ReleaseSummary>().RunAsync(
            TestConsole.ProductSlug, made.Value.Manifest.ToString(), amara, Cancel)).Value;
        release.Artifacts.ShouldNotContain(line => line.Path == "tools/write_file");
        release.Artifacts.Count.ShouldBe(16);
    }

    [Fact]
    public void The_order_in_which_pins_are_named_does_not_change_the_manifest()
    {
        var known = Enumerable.Range(0, 8).Select(i => new KnownPin(
            new PinnedArtifact((ArtifactKind)(i % 6), $"p/{i}", Digest.Of($"{i}")), new ArtifactVersionId(Guid.Empty))).ToList();
        var wanted = known.Select(one => new WantedArtifact(one.Pin.Kind.Word(), one.Pin.Path, one.Pin.Digest.ToString())).ToArray();
        var first = Manifest(wanted, known);

        Laws.Hold(Gen.Shuffle(wanted), shuffled => Manifest(shuffled, known) == first, runs: 200);
    }

    private static Digest Manifest(IEnumerable<WantedArtifact> wanted, IReadOnlyList<KnownPin> known)
    {
        var pins = PinDecision.Of(new ReleaseRequest("v", null, [.. wanted], []), known, from: null).Value;
        return CanonicalJson.DigestOf(new ManifestDocument([.. pins.Artifacts.Select(one => one.Pin)], [], Digest.Of("")));
    }

    private static WantedArtifact Pin(ImportItem item) => new(item.Kind!.Value.Word(), item.ArtifactPath!, item.Digest.ToString());

    private static Task<Result<FrozenRelease>> FreezeAsync(
        TestConsole console, Actor actor, string version, params WantedArtifact[] artifacts) =>
        console.Get<FreezeRelease>().RunAsync(TestConsole.ProductSlug, new ReleaseRequest(version, null, artifacts, []), actor, Cancel);
}
