namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>The characters of a line that differ from its partner: UTF-16 offset and length.</summary>
public readonly record struct TextMark(int Start, int Length)
{
    public int End => Start + Length;
}
