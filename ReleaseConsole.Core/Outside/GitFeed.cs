namespace ReleaseConsole.Core.Outside;

/// <summary>What one run of git is given beside its arguments, and who takes its output when it is too much to keep.</summary>
internal sealed record GitFeed(
    byte[]? Input = null, string? Index = null, DateTimeOffset? At = null, Func<Stream, CancellationToken, Task>? Take = null);
