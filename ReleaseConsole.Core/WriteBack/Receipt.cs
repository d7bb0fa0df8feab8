using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>What a target answered to one attempt or read-back, with the digest of what it holds now when it can be read.</summary>
public sealed record Receipt(
    Guid Id, TenantId TenantId, DeliveryId DeliveryId, int Attempt, string Step, DeliveryState Outcome, string Detail, Digest? Answer,
    Digest? Observed, int TookMilliseconds, DateTimeOffset At) : IFact;
