namespace ReleaseConsole.Core.Review;

/// <summary>Whether a condition was said to be met by somebody whose word counts.</summary>
public enum ConditionState
{
    Open,
    Met,
}
