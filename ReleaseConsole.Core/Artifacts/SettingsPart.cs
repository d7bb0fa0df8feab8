namespace ReleaseConsole.Core.Artifacts;

/// <summary>One file of settings inside one text: its name, its text, and the line of the whole its first line stands in.</summary>
public sealed record SettingsPart(string Name, string Text, int FirstLine);
