namespace ReleaseConsole.Core.Artifacts;

/// <summary>A position in a text, both from 1; columns count UTF-16 units, as editors do.</summary>
public readonly record struct TextPosition(int Line, int Column)
{
    public override string ToString() => $"{Line}:{Column}";
}
