namespace ReleaseConsole.Core.Watch;

/// <summary>A person keeps a drift until an instant, for a reason.</summary>
public sealed record DriftAccepted(DriftId Drift, string Environment, string Target, string Path, DateTimeOffset Until, string Reason)
    : DriftEvent(Drift, Environment, Target, Path)
{
    public override string Summary => $"accepted the drift of {Path} in {Environment}: {Reason}";
    public override string SearchText => Reason;
}
