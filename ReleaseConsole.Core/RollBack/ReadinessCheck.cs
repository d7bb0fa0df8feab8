namespace ReleaseConsole.Core.RollBack;

/// <summary>Whether one thing a rollback rests on is as it should be.</summary>
public enum CheckState
{
    Passed,
    Failed,

    /// <summary>Cannot be told; who signs accepts that.</summary>
    CannotTell,
}

/// <summary>One readiness check with what it rests on.</summary>
public sealed record ReadinessCheck(string Id, string Title, CheckState State, string Detail);
