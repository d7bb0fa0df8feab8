using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>Every move of an outside pointer that we made or saw; never overwritten, so that "what was it before" has an answer.</summary>
public sealed record PointerMove(
    Guid Id, TenantId TenantId, TargetId TargetId, string Environment, string Pointer, string? Before, string After, bool ByUs, string Who,
    DateTimeOffset SeenAt) : IFact;
