using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Access;

/// <summary>A person became known to the tenant.</summary>
public sealed record PersonAdded(string Name) : AuditEvent
{
    public override string Summary => $"became known as {Name}";
    public override string SearchText => Name;
}
