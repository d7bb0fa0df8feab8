using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Assess;

public readonly record struct PolicyAdoptionId(Guid Value);

/// <summary>From this instant the product is judged under the policy text behind this digest; the latest one is in force.</summary>
public sealed record PolicyAdoption(
    PolicyAdoptionId Id, TenantId TenantId, ProductId ProductId, Digest Policy, int Version, Guid AdoptedById, string AdoptedByName,
    DateTimeOffset At) : IFact;

/// <summary>An assessment as stored: the canonical JSON of what was found, bound to both manifests, the policy and the evidence.</summary>
public sealed record StoredAssessment(
    TenantId TenantId, ProductId ProductId, Digest Digest, Digest? From, Digest To, Digest Policy, RiskLevel Risk, string Document,
    DateTimeOffset At) : IFact;

internal static class AssessTables
{
    public static void UseAssess(this ModelBuilder model)
    {
        model.Entity<PolicyAdoption>(table =>
        {
            table.HasKey(adoption => adoption.Id);
            table.HasIndex(adoption => new { adoption.TenantId, adoption.ProductId, adoption.Version }).IsUnique();
        });
        model.Entity<StoredAssessment>(table =>
        {
            table.HasKey(assessment => new { assessment.TenantId, assessment.ProductId, assessment.Digest });
            table.HasIndex(assessment => new { assessment.TenantId, assessment.ProductId, assessment.To });
        });
    }
}
