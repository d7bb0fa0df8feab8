namespace ReleaseConsole.Core.WriteBack;

/// <summary>A connection as a person fills it in. The secret is a reference; null keeps there being none.</summary>
public sealed record TargetDraft(
    string Name, TargetKind Kind, string Address, string? Environment, string? Settings, string? Secret, bool AllowsPrivateNetwork);
