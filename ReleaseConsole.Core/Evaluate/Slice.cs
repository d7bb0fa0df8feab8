namespace ReleaseConsole.Core.Evaluate;

/// <summary>A part of the cases: those with one value of one column, e.g. <c>group</c> or a tag.</summary>
public sealed record Slice(string Column, string Value)
{
    public override string ToString() => $"{Column}: {Value}";
}
