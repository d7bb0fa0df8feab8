using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Deploy;

/// <summary>Promotions stand still here until the hold ends.</summary>
public sealed record HoldPlaced(
    Guid Hold, string Environment, string Reason, DateTimeOffset? Until, Digest? RolledBackFrom = null) : AuditEvent
{
    public override string Summary => $"placed a hold on {Environment}: {Reason}";
    public override IEnumerable<string> Subjects => [$"hold:{Hold}", $"environment:{Environment}"];
    public override string SearchText => Reason;
}
