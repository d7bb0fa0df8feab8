namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// What a tool is said to do (Model Context Protocol, <c>ToolAnnotations</c>; the same in 2025-06-18, 2025-11-25 and 2026-07-28). Hints,
/// not promises: the server states them.
/// </summary>
public sealed record ToolAnnotations(bool ReadOnlyHint, bool DestructiveHint, bool IdempotentHint, bool OpenWorldHint)
{
    /// <summary>What a tool that states nothing has to be taken for.</summary>
    public static ToolAnnotations Defaults { get; } =
        new(ReadOnlyHint: false, DestructiveHint: true, IdempotentHint: false, OpenWorldHint: true);
}
