namespace ReleaseConsole.Web.Artifacts;

/// <summary>The text a merge came to, and in a sentence what came in.</summary>
public sealed record MergedText(string Text, string Said);
