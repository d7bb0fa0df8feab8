using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Evidence;

public readonly record struct EvidenceId(Guid Value);

/// <summary>What an item of evidence is.</summary>
public enum EvidenceKind
{
    EvaluationResult,
    Assessment,
    ReleaseNotes,
    Receipt,
    RollbackPlan,
}

/// <summary>A content-addressed fact that supports a decision, bound to the digest it speaks about.</summary>
public sealed record EvidenceItem(
    EvidenceId Id, TenantId TenantId, ProductId ProductId, Digest Subject, EvidenceKind Kind, Digest Digest, string Name,
    DateTimeOffset At) : IFact;

internal static class EvidenceTables
{
    public static void UseEvidence(this ModelBuilder model) => model.Entity<EvidenceItem>(table =>
    {
        table.HasKey(item => item.Id);
        table.HasIndex(item => new { item.TenantId, item.ProductId, item.Subject });
    });
}
