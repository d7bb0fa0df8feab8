using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Demo;

/// <summary>The demo workspace as far as it is made: its tenant, and its people by their subject.</summary>
public sealed record DemoWorkspace(TenantId Tenant, IReadOnlyDictionary<string, Actor> People)
{
    public Actor Amara => People[DemoPeople.Amara.Subject];
}
