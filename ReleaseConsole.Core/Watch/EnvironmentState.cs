namespace ReleaseConsole.Core.Watch;

/// <summary>The one word for an environment; what is worse hides what is better.</summary>
public enum EnvironmentState
{
    NothingLive,
    Live,
    Held,
    Drifted,
    Deploying,

    /// <summary>A write-back or a target has not answered.</summary>
    Unknown,
}
