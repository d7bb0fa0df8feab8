namespace ReleaseConsole.Core.Artifacts;

/// <summary>The content a text is edited from: what its format was, and for a tool how its server is reached.</summary>
public sealed record EditedFrom(string Format, ContentForm Form, byte[] Canonical);
