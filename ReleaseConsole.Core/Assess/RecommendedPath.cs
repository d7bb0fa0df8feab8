namespace ReleaseConsole.Core.Assess;

/// <summary>What to do with the change; it advises and never decides.</summary>
public enum RecommendedPath
{
    Approve,
    ApproveWithConditions,
    RouteToLanes,
    DoNotShip,
    RollBack,
}
