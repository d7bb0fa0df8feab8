using System.Diagnostics;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

/// <summary>Very many of the same, and what is no character: answered in time that grows as the input does, and never by a fault.</summary>
[Collection(typeof(Alone))]
public sealed class ManyAlikeTests
{
    private const int Many = 3_000;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(10);
    private static readonly Digest Same = Digest.Of("Say nothing."u8);

    [Fact]
    public void Of_very_many_equal_contents_in_a_folder_that_moved_each_is_the_one_of_its_name()
    {
        var gone = Enumerable.Range(0, Many).Select(at => new KnownArtifact(
            new ArtifactId(new Guid(at + 1, 0, 0, new byte[8])), ArtifactKind.Prompt, $"prompts/old/{at % 50}/stub-{at}", Same, null))
                .ToList();
        var came = Enumerable.Range(0, Many).Reverse()
            .Select(at => Came(at, $"prompts/new/{at % 50}/stub-{at}")).ToList();
        var clock = Stopwatch.StartNew();

        var same = new SameContents(gone, came);

        foreach (var one in gone)
            same.LikelierOf(one.Id).ShouldBe(one.Path.Replace("/old/", "/new/", StringComparison.Ordinal));
        clock.Elapsed.ShouldBeLessThan(Enough);
    }

    [Fact]
    public void A_table_of_very_many_columns_is_opened_and_a_name_that_stands_twice_is_told()
    {
        var names = string.Join(',', Enumerable.Range(0, 200_000).Select(at => $"c{at}"));
        var clock = Stopwatch.StartNew();

        CsvTable.Open(names + "\n").ShouldSucceed().Dispose();
        CsvTable.Open(names + ",c7\n").Refusal!.Sentence.ShouldContain("columns 8 and 200001 have the same name, “c7”");
        clock.Elapsed.ShouldBeLessThan(Enough);
    }

    [Fact]
    public void A_path_that_has_no_normal_form_is_no_fault()
    {
        var alike = new AlikePaths(
            [new KnownArtifact(new ArtifactId(new Guid(1, 0, 0, new byte[8])), ArtifactKind.Prompt, "prompts/b\u00e9", Same, null)]);
        foreach (var path in new[] { "prompts/a\uFFFE\u00e9", "prompts/a\ud800\u00e9" })
        {
            ArtifactPaths.Composed(path).ShouldBe(path);
            alike.Of(Came(1, path), []).ShouldBeNull();
        }
        ArtifactPaths.Refuse("prompts/a\uFFFE", new IngestOptions())!.Code.ShouldBe("bad-path");
    }

    [Fact]
    public async Task A_list_of_very_many_prompts_that_were_all_changed_is_asked_about_place_by_place()
    {
        await using var console = await TestConsole.OnSqliteAsync(TestContext.Current.CancellationToken);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, List("Answer", "in one sentence"));
        var clock = Stopwatch.StartNew();

        var view = await console.ImportAsync(amara, List("Sort", "by its urgency, and name the team that has to see it first"));

        view.Outcomes.Unresolved.ShouldBe(600);
        (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, TestContext.Current.CancellationToken)).Value
            .ShouldAllBe(one => one.Suggestions.Count == 2);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    private static (string, string) List(string verb, string how) => ("cfg/pf.yaml", "providers: [echo]\nprompts:\n" + string.Concat(
        Enumerable.Range(1, 600).Select(at => $"- \"{verb} question {at} of customer {at * 7} {how}: {{{{q{at}}}}}\"\n")));

    private static Claim Came(int at, string path) => new(at, path + ".md", ArtifactKind.Prompt, path, Same);
}
