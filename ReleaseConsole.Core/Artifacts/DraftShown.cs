namespace ReleaseConsole.Core.Artifacts;

/// <summary>The reader's own unsaved text, and the version it was begun from.</summary>
public sealed record DraftShown(string Text, Digest? BasedOn, int? BasedOnVersion, DateTimeOffset SavedAt);
