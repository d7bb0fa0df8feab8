using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>A pinned content as the closure reads it: its text as people wrote it, so that places are lines they know.</summary>
public sealed record ClosureContent(ArtifactKind Kind, string Path, string Text)
{
    /// <summary>What a prompt keeps beside its text: settings, tools, model.</summary>
    public JsonObject? Beside { get; init; }

    /// <summary>The file that a prompt was read from, where its text is only a part of it.</summary>
    public string? Written { get; init; }

    /// <summary>The number others know the version by: the outside system's, or ours.</summary>
    public string? Version { get; init; }

    /// <summary>What an evaluation ran on, by name: data sets.</summary>
    public IReadOnlyList<string> RanOn { get; init; } = [];
}
