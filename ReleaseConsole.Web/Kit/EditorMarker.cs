namespace ReleaseConsole.Web.Kit;

/// <summary>How grave a mark in the editor is.</summary>
public enum MarkerSeverity
{
    Hint,
    Note,
    Warning,
    Error,
}

/// <summary>A finding shown under the text of an editor; lines and columns from 1, the end column after the last character.</summary>
public sealed record EditorMarker(MarkerSeverity Severity, string Message, int Line, int Column, int EndLine, int EndColumn);

/// <summary>The text changed; how long it is now, in UTF-16 units, and its version. Read the text when it is needed.</summary>
public readonly record struct EditorChange(int Length, long Version);
