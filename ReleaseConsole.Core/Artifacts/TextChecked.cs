namespace ReleaseConsole.Core.Artifacts;

/// <summary>How much a check stands in the way: an error refuses the save, a warning and a hint do not.</summary>
public enum CheckSeverity
{
    Hint,
    Warning,
    Error,
}

/// <summary>One thing the checks found in a text, with its line and column from 1 and how many characters it covers.</summary>
public sealed record TextCheck(CheckSeverity Severity, string Sentence, string Code, int Line, int Column, int Length);

/// <summary>What saving a text would do: the digest it would have, or what stands in the way; and the variables of a prompt.</summary>
public sealed record TextChecked(Digest? WouldBe, IReadOnlyList<TextCheck> Checks, IReadOnlyList<PromptVariable> Variables)
{
    public bool CanBeSaved => WouldBe is not null;
}
