namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>Whose lines a part of a merged text takes.</summary>
public enum MergeKind
{
    /// <summary>Nobody changed it.</summary>
    Same,
    Ours,
    Theirs,

    /// <summary>Both changed it the same way.</summary>
    Both,

    /// <summary>Both changed it, each otherwise: a person decides.</summary>
    Conflict,
}

/// <summary>What a person takes where both sides changed the same lines.</summary>
public enum MergeChoice
{
    Ours,
    Theirs,
    OursThenTheirs,
    Base,
}

/// <summary>One part of a three-way comparison: the lines of each side, without their line feeds.</summary>
public sealed record MergeRegion(MergeKind Kind, IReadOnlyList<string> Base, IReadOnlyList<string> Ours, IReadOnlyList<string> Theirs)
{
    /// <summary>The lines it contributes; of a conflict those that were chosen.</summary>
    public IReadOnlyList<string> Lines(MergeChoice? chosen) => (Kind, chosen) switch
    {
        (MergeKind.Theirs, _) or (MergeKind.Conflict, MergeChoice.Theirs) => Theirs,
        (MergeKind.Conflict, MergeChoice.OursThenTheirs) => [.. Ours, .. Theirs],
        (MergeKind.Conflict, MergeChoice.Base) => Base,
        (MergeKind.Conflict, null) => throw new InvalidOperationException("A conflict is not decided."),
        _ => Ours,
    };
}
