using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Deploy;

/// <summary>Promotions may go on.</summary>
public sealed record HoldLifted(Guid Hold, string Environment, string Reason) : AuditEvent
{
    public override string Summary => $"lifted the hold on {Environment}: {Reason}";
    public override IEnumerable<string> Subjects => [$"hold:{Hold}", $"environment:{Environment}"];
    public override string SearchText => Reason;
}
