using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.Assess;

/// <summary>One file of an example, as people write it: <c>prompts/triage.md</c> and its text.</summary>
public sealed record WrittenFile(string Path, string Text);

/// <summary>
/// A change that a rule must find (<see cref="Fires"/>) or one close by that it must leave alone. It explains the rule to who reads the
/// policy, and is the rule's own test.
/// </summary>
public sealed record RuleExample(string Says, bool Fires, IReadOnlyList<WrittenFile> Before, IReadOnlyList<WrittenFile> After)
{
    public string? Environment { get; init; }

    public Boundary Boundary { get; init; } = Boundary.Open;

    public Surroundings Surroundings { get; init; } = new(new DateOnly(2026, 11, 22));

    /// <summary>Who wrote what changed, where that matters.</summary>
    public string Author { get; init; } = "Mei Lin";

    /// <param name="before">The file's text before; null: it was not there.</param>
    /// <param name="after">The file's text after; null: it is gone.</param>
    public static RuleExample Harm(string says, string path, string? before, string? after) =>
        new(says, Fires: true, Of(path, before), Of(path, after));

    /// <inheritdoc cref="Harm"/>
    public static RuleExample NearMiss(string says, string path, string? before, string? after) =>
        new(says, Fires: false, Of(path, before), Of(path, after));

    /// <summary>A file that stands unchanged on both sides.</summary>
    public RuleExample Beside(string path, string text) => Beside(path, text, text);

    /// <summary>Another file, before and after.</summary>
    public RuleExample Beside(string path, string? before, string? after) =>
        this with { Before = [.. Before, .. Of(path, before)], After = [.. After, .. Of(path, after)] };

    private static IReadOnlyList<WrittenFile> Of(string path, string? text) => text is null ? [] : [new WrittenFile(path, text)];
}
