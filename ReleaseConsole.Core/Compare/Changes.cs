using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>What happened to an artifact, or to a place inside one, between two manifests.</summary>
public enum ChangeType
{
    Added,
    Removed,
    Changed,
}

/// <summary>What a change does to what the product may do.</summary>
public enum Effect
{
    /// <summary>Neither wider nor narrower, or not a matter of permission.</summary>
    Different,
    Wider,
    Narrower,
    NewRoute,
}

/// <summary>What a difference is about: what rules and tables pick their lines by.</summary>
public enum ChangeTopic
{
    /// <summary>Wording without an instruction in it.</summary>
    Text,

    /// <summary>An instruction that forbids or obliges. Wider: it is gone or weaker; narrower: it is new or stronger.</summary>
    Obligation,
    Variable,

    /// <summary>A whole tool that came or went.</summary>
    Capability,
    Write,
    Destroy,
    OpenWorld,
    Repeat,

    /// <summary>A hint the file stated and no longer states; what silence means is in its own line.</summary>
    Annotation,

    /// <summary>Which values a parameter takes.</summary>
    Input,
    Parameter,
    Host,
    Description,
    Provider,
    ModelName,
    ModelParameter,
    Rows,
    RowKeys,
    Rule,
    Setting,
    Result,
    Other,
}

/// <summary>One difference inside an artifact, by JSON pointer or as <c>line 9</c>, with the values in words.</summary>
public sealed record ChangeDetail(
    string Place, string Label, ChangeType Type, string? Before, string? After, Effect Effect, ChangeTopic Topic = ChangeTopic.Other);

/// <summary>What differs in one artifact, in one sentence and in detail.</summary>
public sealed record ArtifactChange(
    ArtifactKind Kind, string Path, ChangeType Type, Digest? Before, Digest? After, string Meaning, IReadOnlyList<ChangeDetail> Details);

/// <summary>Everything that differs between two manifests; <see cref="From"/> is null when nothing was live before.</summary>
public sealed record ReleaseChanges(Digest? From, Digest To, IReadOnlyList<ArtifactChange> Changes, int Unchanged);
