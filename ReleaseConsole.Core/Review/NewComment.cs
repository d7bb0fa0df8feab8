using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Review;

/// <summary>A remark to be: on a line of one side of a change (path, content, line), on the proposal, or in a thread.</summary>
public sealed record NewComment(string Text, string? Path = null, Digest? Content = null, int? Line = null, CommentId? Thread = null);
