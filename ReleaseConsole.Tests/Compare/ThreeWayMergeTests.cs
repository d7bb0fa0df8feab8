using System.Diagnostics;
using ReleaseConsole.Core.Compare.Merging;

namespace ReleaseConsole.Tests.Compare;

public sealed class ThreeWayMergeTests
{
    private const string Base = "# Triage\n\nBe kind.\nAsk for the order.\nNever promise a date.\n\n## Tone\nShort.\n";

    [Fact]
    public void Changes_in_different_places_are_both_taken()
    {
        var merge = ThreeWayMerge.Of(Base, Base.Replace("Be kind.", "Be very kind."), Base.Replace("Short.", "Short and warm."));
        merge.Text.ShouldBe(Base.Replace("Be kind.", "Be very kind.").Replace("Short.", "Short and warm."));
        merge.Regions.Select(region => region.Kind)
            .ShouldBe([MergeKind.Same, MergeKind.Ours, MergeKind.Same, MergeKind.Theirs, MergeKind.Same]);
    }

    [Fact]
    public void The_same_line_changed_twice_is_a_conflict_with_what_it_was_and_each_choice_gives_its_text()
    {
        var merge = ThreeWayMerge.Of(Base, Base.Replace("Be kind.", "Be brief."), Base.Replace("Be kind.", "Be warm."));
        merge.Text.ShouldBeNull();
        var conflict = merge.Conflicts.ShouldHaveSingleItem();
        (conflict.Base[0], conflict.Ours[0], conflict.Theirs[0]).ShouldBe(("Be kind.", "Be brief.", "Be warm."));
        merge.With([MergeChoice.Ours]).ShouldBe(Base.Replace("Be kind.", "Be brief."));
        merge.With([MergeChoice.Theirs]).ShouldBe(Base.Replace("Be kind.", "Be warm."));
        merge.With([MergeChoice.OursThenTheirs]).ShouldBe(Base.Replace("Be kind.", "Be brief.\nBe warm."));
        merge.With([MergeChoice.Base]).ShouldBe(Base);
    }

    [Fact]
    public void A_line_that_one_took_away_and_the_other_changed_is_a_conflict() =>
        ThreeWayMerge.Of(Base, Base.Replace("Never promise a date.\n", ""), Base.Replace("Never promise a date.", "Never promise."))
            .Conflicts.ShouldHaveSingleItem().Ours.ShouldBeEmpty();

    [Fact]
    public void What_both_wrote_is_taken_once_and_only_what_differs_is_asked()
    {
        var merge = ThreeWayMerge.Of(Base, Base.Replace("Be kind.", "Be fair.\nBe brief."), Base.Replace("Be kind.", "Be fair.\nBe warm."));
        merge.Conflicts.ShouldHaveSingleItem().Ours.ShouldBe(["Be brief."]);
        merge.With([MergeChoice.OursThenTheirs]).ShouldContain("Be fair.\nBe brief.\nBe warm.\nAsk");
    }

    [Fact]
    public void A_side_that_changed_nothing_takes_the_other_and_swapping_the_sides_changes_no_clean_merge()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 500; round++)
        {
            var was = Text(random, 30);
            var (ours, theirs) = (Edited(random, was), Edited(random, was));
            ThreeWayMerge.Of(was, ours, was).Text.ShouldBe(ours);
            ThreeWayMerge.Of(was, was, theirs).Text.ShouldBe(theirs);
            ThreeWayMerge.Of(was, ours, ours).Text.ShouldBe(ours);
            var merge = ThreeWayMerge.Of(was, ours, theirs);
            ThreeWayMerge.Of(was, theirs, ours).Text.ShouldBe(merge.Text);
            merge.With([.. merge.Conflicts.Select(_ => MergeChoice.Ours)]).Split('\n').ShouldBe(
                merge.Regions.SelectMany(region => region.Kind is MergeKind.Theirs ? region.Theirs : region.Ours));
        }
    }

    [Fact]
    public async Task It_merges_what_git_merges_to_the_same_text_and_stops_where_git_stops()
    {
        var random = new Random(7);
        var folder = Directory.CreateTempSubdirectory("merge-");
        var (clean, stopped) = (0, 0);
        for (var round = 0; round < 60; round++)
        {
            var was = Text(random, 40);
            var (ours, theirs) = (Edited(random, was), Edited(random, was));
            var merge = ThreeWayMerge.Of(was, ours, theirs);
            var git = await GitAsync(folder.FullName, was, ours, theirs);
            merge.Text.ShouldBe(git, $"round {round}");
            _ = git is null ? stopped++ : clean++;
        }
        (clean, stopped).ShouldSatisfyAllConditions(() => clean.ShouldBeGreaterThan(10), () => stopped.ShouldBeGreaterThan(10));
        folder.Delete(recursive: true);
    }

    // Every line is of its own, so that there is one alignment only.
    private static string Text(Random random, int lines) =>
        string.Join('\n', Enumerable.Range(0, lines).Select(line => $"{line}: {random.Next(1_000_000)}")) + "\n";

    private static string Edited(Random random, string text)
    {
        var lines = text.Split('\n').ToList();
        for (var edit = 0; edit < random.Next(1, 4); edit++)
        {
            var at = random.Next(lines.Count - 1);
            switch (random.Next(3))
            {
                case 0: lines[at] = $"changed {random.Next(1_000_000)}"; break;
                case 1: lines.RemoveAt(at); break;
                default: lines.Insert(at, $"new {random.Next(1_000_000)}"); break;
            }
        }
        return string.Join('\n', lines);
    }

    private static async Task<string?> GitAsync(string folder, string was, string ours, string theirs)
    {
        var cancel = TestContext.Current.CancellationToken;
        foreach (var (name, text) in new[] { ("was", was), ("ours", ours), ("theirs", theirs) })
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, cancel);
        using var git = Process.Start(new ProcessStartInfo("git", ["merge-file", "-p", "ours", "was", "theirs"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var merged = await git.StandardOutput.ReadToEndAsync(cancel);
        await git.WaitForExitAsync(cancel);
        return git.ExitCode == 0 ? merged : null;
    }
}
