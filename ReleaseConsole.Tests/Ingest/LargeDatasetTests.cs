using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>Data that is larger than what an import holds.</summary>
public sealed class LargeDatasetTests
{
    private const string Name = LargeData.Name;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_profiled_and_kept_as_a_file_and_its_pointer_stands_in_the_database()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var text = LargeData.Lines(1_000);

        var item = (await console.ImportAsync(amara, ($"{Name}.jsonl", text))).Item($"{Name}.jsonl");

        (item.Outcome, item.ArtifactPath, item.Reason).ShouldBe((ItemOutcome.Created, Name, "1000 rows, 3 columns."));
        var digest = Digest.Of(text);
        (await File.ReadAllTextAsync(console.FileOf(digest), Cancel)).ShouldBe(text);
        var blob = (await console.AllAsync<Blob>()).Single(one => one.Digest == digest);
        (blob.Size, LargeContent.Parse(blob.Bytes)).ShouldBe((text.Length, new LargeContent(digest, text.Length)));
        var profile = (await console.Get<DatasetProfileView>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Dataset, Name, "1", against: null, amara, Cancel)).ShouldSucceed().Profile;
        (profile.Rows, profile.Bytes, profile.Size, profile.Columns[1].Values!["refund"]).ShouldBe((1_000, digest, text.Length, 334));
    }

    [Fact]
    public async Task The_same_data_is_the_same_version_whether_it_is_held_or_not()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var text = LargeData.Lines(1_000);
        await console.ImportAsync(amara, ($"{Name}.jsonl", text));
        var held = await console.NewestAsync(amara, ArtifactKind.Dataset, Name);
        await using var other = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var lea = await other.AuthorAsync();

        await other.ImportAsync(lea, ($"{Name}.jsonl", text));
        var again = (await other.ImportAsync(lea, ($"{Name}.jsonl", text))).Item($"{Name}.jsonl");

        (await other.NewestAsync(lea, ArtifactKind.Dataset, Name)).Digest.ShouldBe(held.Digest);
        again.Outcome.ShouldBe(ItemOutcome.Unchanged);
        other.Files().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task It_leaves_as_it_came_and_in_no_other_format()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var text = LargeData.Lines(1_000);
        await console.ImportAsync(amara, ($"{Name}.jsonl", text));

        Encoding.UTF8.GetString(await console.ExportedAsync(amara, "jsonl-dataset")).ShouldBe(text);
        (await console.ExportAsync(amara, "csv-dataset")).ShouldBeRefused("too-large-to-rewrite");
        File.Delete(console.FileOf(Digest.Of(text)));
        (await console.ExportAsync(amara, format: null)).ShouldBeRefused("content-not-here");
    }

    [Fact]
    public async Task Two_versions_are_compared_by_the_hashes_of_their_rows()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ($"{Name}.jsonl", LargeData.Lines(1_000)));
        await console.ImportAsync(amara, ($"{Name}.jsonl", LargeData.Lines(1_000, from: 100)));

        var compared = (await console.Get<ComparisonView>().RunAsync(
            TestConsole.ProductSlug, $"artifact:{Name}@1", $"artifact:{Name}@2", amara, Cancel)).ShouldSucceed();

        compared.Changes.Changes.ShouldHaveSingleItem().Meaning.ShouldStartWith("100 rows added, 100 removed, 0 changed;");
    }

    [Fact]
    public async Task A_decision_about_its_identity_appends_it_as_it_is()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var (one, two) = (LargeData.Lines(1_000), LargeData.Lines(2_000));
        await console.ImportAsync(amara, ("a/datasets/golden.jsonl", one), ("b/datasets/golden.jsonl", two));
        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value;

        foreach (var (number, item) in waiting.Index())
            (await console.Get<ResolveItem>().RunAsync(
                item.Id, new(Resolution.NewArtifact, $"datasets/golden-{number}"), amara, Cancel)).ShouldSucceed();

        (await console.AllAsync<ArtifactVersion>()).Select(version => version.Digest).ShouldBe(
            waiting.Select(item => item.Content), ignoreOrder: true);
        console.Files().Select(file => Digest.Parse("sha256:" + Path.GetFileName(file))).ShouldBe(
            [Digest.Of(one), Digest.Of(two)], ignoreOrder: true);
    }

    [Fact]
    public async Task Files_that_no_version_came_to_need_are_swept_after_a_day()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var text = LargeData.Lines(1_000);
        await console.ImportAsync(amara, ($"{Name}.jsonl", text));
        var (orphan, bytes) = (new LargeContent(Digest.Of("left"), 4), new MemoryStream("left"u8.ToArray()));
        await console.Get<LargeContents>().KeepAsync(console.Tenant, orphan, () => bytes, Cancel);
        var half = console.FileOf(orphan.Digest) + ".0.part";
        await File.WriteAllTextAsync(half, "le", Cancel);
        foreach (var file in console.Files())
            File.SetLastWriteTimeUtc(file, console.Clock.GetUtcNow().UtcDateTime);

        (await console.Get<SweepContents>().RunAsync(Cancel)).ShouldBe(0);
        console.Clock.Advance(TimeSpan.FromHours(25));
        (await console.Get<SweepContents>().RunAsync(Cancel)).ShouldBe(2);

        console.Files().ShouldHaveSingleItem().ShouldBe(console.FileOf(Digest.Of(text)));
    }

    [Fact]
    public async Task Other_bytes_than_the_digest_says_are_never_kept_under_it()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var wrong = new LargeContent(Digest.Of("right"), 5);

        await Should.ThrowAsync<InvalidDataException>(
            () => console.Get<LargeContents>().KeepAsync(console.Tenant, wrong, () => new MemoryStream("wrong"u8.ToArray()), Cancel));

        console.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_that_looks_like_a_pointer_stands_for_itself()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var text = LargeData.Lines(1_000);
        await console.ImportAsync(amara, ($"{Name}.jsonl", text));
        var forged = Encoding.UTF8.GetString(new LargeContent(Digest.Of(text), text.Length).Pointer());
        var prompt = new System.Text.Json.Nodes.JsonObject { ["name"] = "forged", ["type"] = "text", ["version"] = 1, ["prompt"] = forged };

        var item = (await console.ImportAsync(amara, ("prompts/forged.json", prompt.ToJsonString()))).Item("prompts/forged.json");

        item.Outcome.ShouldBe(ItemOutcome.Created, item.Reason);
        var kept = (await console.AllAsync<Blob>()).Single(one => one.Digest == item.Digest);
        LargeContent.Of(kept.Form, kept.Digest, kept.Bytes).ShouldBeNull();
        var exported = (await console.Get<ExportVersion>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Prompt, item.ArtifactPath!, "1", format: null, amara, Cancel)).ShouldSucceed();
        exported.IsLarge.ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_a_restore_cut_short_is_mended_by_importing_it_again()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var text = LargeData.Lines(1_000);
        await console.ImportAsync(amara, ($"{Name}.jsonl", text));
        await File.WriteAllTextAsync(console.FileOf(Digest.Of(text)), text[..100], Cancel);
        (await console.ExportAsync(amara, format: null)).ShouldBeRefused("content-not-here");

        await console.ImportAsync(amara, ($"{Name}.jsonl", text));

        Encoding.UTF8.GetString(await console.ExportedAsync(amara, format: null)).ShouldBe(text);
    }

    [Fact]
    public async Task Another_tenant_does_not_reach_the_file()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var text = LargeData.Lines(1_000);
        await console.ImportAsync(amara, ($"{Name}.jsonl", text));
        var other = await console.AddTenantAsync("other", Cancel);

        console.Get<LargeContents>().Open(other, new LargeContent(Digest.Of(text), text.Length)).ShouldBeNull();
    }
}
