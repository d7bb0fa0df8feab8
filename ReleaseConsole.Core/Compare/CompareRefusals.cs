using System.Globalization;

namespace ReleaseConsole.Core.Compare;

/// <summary>Every expected "no" of comparing.</summary>
public static class CompareRefusals
{
    public static Refusal NoReference(string text) => new(
        "bad-reference",
        $"“{text}” names nothing to compare. Name a release (2026.11.1), a digest, env:production, env:production~1, "
        + "artifact:prompts/triage@12 or draft:prompts/triage.");

    public static Refusal NothingByThatName(string text) => new(
        "unknown-reference",
        $"This product has no release, digest, environment or artifact version “{text}”. Check its spelling, and the product.",
        RefusalKind.NotFound);

    public static Refusal NotARelease(string text) => new(
        "not-a-release", $"“{text}” is one artifact; risk is judged between releases.");

    public static Refusal DifferentKinds(string one, string kind, string other, string otherKind) => new(
        "different-kinds",
        $"{one} is {Article(kind)} and {other} is {Article(otherKind)}. Pick two of one kind, or an artifact and a release.");

    public static Refusal NothingBefore(string environment, int back) => new(
        "nothing-before", string.Create(CultureInfo.InvariantCulture, $"{environment} has no release {back} before what is live there."),
        RefusalKind.NotFound);

    public static Refusal NoDraft(string path) => new(
        "no-draft", $"You have no unsaved draft of {path}. A draft is its writer's own; a saved version can be compared by anyone.",
        RefusalKind.NotFound);

    public static Refusal NoAncestor(string ours, string theirs) => new(
        "no-ancestor", $"It is not known which release {ours} and {theirs} were both made from. Pick the base.");

    public static Refusal Undecided(IReadOnlyList<string> paths) => new(
        "merge-undecided", $"Both sides changed {string.Join(", ", paths)}, each otherwise. Take one side or write the text for each.");

    public static Refusal NothingMerged(string path) => new(
        "nothing-merged", $"{path} has no merged text. Take one side, or send the text.");

    public static Refusal NotInMerge(string path) =>
        new("unknown-artifact", $"None of the three releases holds {path}, so nothing can be chosen for it.");

    public static Refusal TwoUnderOneName(string path) => new(
        "duplicate-path", $"Two artifacts would be called {path} in the merged release. Take another side for one of them.");

    private static string Article(string kind) => kind switch
    {
        "evaluation" => "an evaluation",
        "settings" => "a settings file",
        _ => $"a {kind}",
    };
}
