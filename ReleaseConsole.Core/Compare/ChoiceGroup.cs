namespace ReleaseConsole.Core.Compare;

/// <summary>What a choice is, in the order they are offered.</summary>
public enum ChoiceGroup
{
    /// <summary>The release that both sides were made from.</summary>
    Ancestor,
    Live,
    Release,
    Draft,
    Version,
}
