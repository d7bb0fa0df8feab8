using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Tests.Compare;

/// <summary>A result is a fact about the bytes it ran on: a merge keeps those that speak for it, and says why it leaves others.</summary>
public sealed class MergedEvaluationsTests
{
    private const string Golden = "evaluations/golden";

    [Fact]
    public void A_result_that_ran_on_what_the_merge_holds_goes_along_whichever_side_has_it()
    {
        var (ours, theirs) = (Side("Be kind.", "9+ 1-"), Side("Be brief.", "10+"));
        Merged(ours, theirs, ours.Artifacts).Pinned.ShouldBe(ours.Evaluations[0]);
        Merged(ours, theirs, theirs.Artifacts).Pinned.ShouldBe(theirs.Evaluations[0]);
        Merged(ours, theirs, ours.Artifacts).Why.ShouldBe("Ours goes along; theirs ran on another prompts/desk.");
        Merged(Side("Be kind.", null), ours, ours.Artifacts).Pinned.ShouldBe(ours.Evaluations[0]);
    }

    [Fact]
    public void A_merged_text_leaves_the_results_of_both_sides_behind_and_says_to_run_again()
    {
        var merged = Merged(Side("Be kind.", "9+ 1-"), Side("Be brief.", "10+"), Side("Be kind and brief.", null).Artifacts);
        merged.Pinned.ShouldBeNull();
        merged.Why.ShouldBe("Left out: it ran on another prompts/desk than the merge has. Run it again on the merged release.");
        Merged(Side("Be kind.", "9+ 1-"), Side("Be brief.", "10+"), []).Pinned.ShouldBeNull();
    }

    [Fact]
    public void Two_runs_over_the_same_bytes_are_not_mixed()
    {
        var (ours, theirs) = (Side("Be kind.", "9+ 1-"), Side("Be kind.", "10+"));
        var merged = Merged(ours, theirs, ours.Artifacts);
        merged.Pinned.ShouldBe(ours.Evaluations[0]);
        merged.Why.ShouldBe("Both runs speak for the merge and runs are not mixed; ours goes along.");
        Merged(ours, Side("Be kind.", "9+ 1-"), ours.Artifacts).Why.ShouldBe("Goes along: it ran on what the merge holds.");
    }

    [Fact]
    public void A_result_that_does_not_tell_what_it_ran_on_speaks_for_no_merge()
    {
        var (ours, theirs) = (Side("Be kind.", "9+ 1-"), Untold(Side("Be kind.", "10+")));
        Merged(ours, theirs, ours.Artifacts).Why.ShouldBe("Ours goes along; theirs do not tell what they ran on.");
        var alone = Merged(Side("Be kind.", null), theirs, ours.Artifacts);
        (alone.Pinned, alone.Why).ShouldBe((null, "Left out: it does not tell what it ran on. Run it again on the merged release."));
    }

    private static ManifestContents Untold(ManifestContents side) => side with
    {
        Evaluations = [.. side.Evaluations.Select(one => one with
        {
            Bytes = (EvaluationRecord.Parse(one.Bytes) with { RanOn = [], RanOnArtifacts = null }).ToCanonical(),
        })],
    };

    private static MergedEvaluation Merged(ManifestContents ours, ManifestContents theirs, IReadOnlyList<PinnedContent> merged) =>
        MergedEvaluations.Of(ours, theirs, [.. merged]).ShouldHaveSingleItem();

    private static ManifestContents Side(string prompt, string? results) => WrittenManifest.Of(
        [new WrittenFile("prompts/desk.md", prompt + "\n"), .. results is null ? [] : new[] { new WrittenFile(Golden, results) }]);
}
