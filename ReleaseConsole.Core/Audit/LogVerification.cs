namespace ReleaseConsole.Core.Audit;

/// <summary>
/// What a walk over the whole log found. <see cref="Root"/> is recomputed from the documents, in base64; <see cref="Checkpoint"/> is
/// the newest signed note.
/// </summary>
public sealed record LogVerification(bool Ok, long Size, string Root, string? Checkpoint, IReadOnlyList<string> Problems);
