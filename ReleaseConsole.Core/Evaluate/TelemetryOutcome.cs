namespace ReleaseConsole.Core.Evaluate;

/// <summary>What telemetry says of a release in service; too little data is never a pass.</summary>
public enum TelemetryOutcome
{
    Pass,
    Marginal,
    Fail,
    Inconclusive,
}
