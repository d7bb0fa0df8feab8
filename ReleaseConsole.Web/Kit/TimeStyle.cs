namespace ReleaseConsole.Web.Kit;

/// <summary>How an instant reads; its exact UTC value is always in the title.</summary>
public enum TimeStyle
{
    /// <summary>"22 h ago".</summary>
    Distance,

    /// <summary>"13:52" in UTC, where the day stands above.</summary>
    Clock,

    /// <summary>"2026-11-19 13:52:07 UTC": the audit log and traces.</summary>
    Exact,
}
