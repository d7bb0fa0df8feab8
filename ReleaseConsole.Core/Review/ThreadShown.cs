using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Review;

/// <summary>A thread of remarks as a page shows it.</summary>
public sealed record ThreadShown(
    CommentId Id, string? Path, Digest? Content, int? Line, bool IsResolved, IReadOnlyList<CommentShown> Comments);
