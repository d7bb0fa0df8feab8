using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>A signed call that was taken, by the caller's own id for it: the same one again is a replay.</summary>
public sealed record HookDelivery(TenantId TenantId, SourceId SourceId, string Delivery, DateTimeOffset At) : ITenantOwned, IUnlogged;
