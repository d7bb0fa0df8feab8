namespace ReleaseConsole.Web.Kit;

/// <summary>The states a pill can show; each room maps its own state to one of these and may give its own word.</summary>
public enum PillState
{
    Draft,

    /// <summary>A release nobody has put live: it can be proposed and no longer changed.</summary>
    Frozen,
    InReview,
    Waiting,
    Nothing,
    Approved,
    Running,
    Live,
    Done,
    RolledBack,
    Superseded,
    Drifted,
    Held,
    Rejected,
    Failed,

    /// <summary>Cannot be told; the only dashed pill.</summary>
    Unknown,
}

internal static class PillStates
{
    /// <summary>Icon, the colour scale it takes, and its word.</summary>
    public static (string Icon, string Scale, string Word) Face(this PillState state) => state switch
    {
        PillState.Draft => ("edit", "draft", "Draft"),
        PillState.Frozen => ("inventory_2", "draft", "Frozen"),
        PillState.InReview => ("visibility", "review", "In review"),
        PillState.Waiting => ("schedule", "draft", "Waiting"),
        PillState.Nothing => ("remove", "draft", "Nothing"),
        PillState.Approved => ("check", "approved", "Approved"),
        PillState.Running => ("play_circle", "review", "Running"),
        PillState.Live => ("check_circle", "live", "Live"),
        PillState.Done => ("check_circle", "live", "Done"),
        PillState.RolledBack => ("undo", "rolled-back", "Rolled back"),
        PillState.Superseded => ("history", "draft", "Superseded"),
        PillState.Drifted => ("difference", "drifted", "Drifted"),
        PillState.Held => ("pause_circle", "held", "Held"),
        PillState.Rejected => ("block", "failed", "Rejected"),
        PillState.Failed => ("cancel", "failed", "Failed"),
        PillState.Unknown => ("help", "unknown", "Unknown"),
    };
}
