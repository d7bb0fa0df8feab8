namespace ReleaseConsole.Core.Watch;

/// <summary>What a person does about a drift.</summary>
public enum DriftChoice
{
    /// <summary>What was found becomes a new version; it still has to be released.</summary>
    Adopt,

    /// <summary>What is live is written to the target again, over what was found.</summary>
    Revert,

    /// <summary>It stays until an instant, with a reason.</summary>
    Accept,
}
