namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>What happened to the limits an instruction sets.</summary>
internal enum LimitChange
{
    None,

    /// <summary>It lets more through.</summary>
    Raised,

    /// <summary>It lets less through, and nothing else in the sentence differs.</summary>
    Lowered,

    /// <summary>A figure is another one, and what that does cannot be told from the words.</summary>
    Unclear,
}
