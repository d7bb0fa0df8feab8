using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Watch;

/// <summary>What every entry about one drift names.</summary>
public abstract record DriftEvent(DriftId Drift, string Environment, string Target, string Path) : AuditEvent
{
    public override IEnumerable<string> Subjects => [$"drift:{Drift.Value}", $"environment:{Environment}", $"target:{Target}", Path];
}
