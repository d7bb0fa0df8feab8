using System.Text;
using System.Text.Json;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Audit;

/// <summary>What is hashed: every attested field, the server's instant included. <see cref="Details"/> is the event itself.</summary>
internal sealed record AuditDocument(
    long Index, DateTimeOffset At, Guid Tenant, Guid? Product, string Action, string Summary, AuditActor Actor, string Correlation,
    IReadOnlyList<string> Subjects, object Details)
{
    /// <summary>The digest of the text the entry is found by beside this document; entries from before it was attested have none.</summary>
    public Digest? Searched { get; init; }

    public static byte[] LeafHashOf(string document) => MerkleTree.LeafHash(Encoding.UTF8.GetBytes(document));

    /// <summary>A stored document; null when it is not one.</summary>
    public static AuditDocument? Read(string document)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditDocument>(document, CanonicalJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The first column that says something else than this document; null when all agree.</summary>
    public string? ColumnUnlike(AuditEntry entry)
    {
        (string Column, bool Agrees)[] columns =
        [
            ("Index", Index == entry.Index), ("At", At == entry.At), ("TenantId", Tenant == entry.TenantId.Value),
            ("ProductId", Product == entry.ProductId?.Value), ("Action", Action == entry.Action), ("Summary", Summary == entry.Summary),
            ("ActorKind", Actor.Kind == entry.ActorKind), ("ActorId", Actor.Id == entry.ActorId),
            ("ActorName", Actor.Name == entry.ActorName),
            ("OnBehalfOf", Actor.OnBehalfOf?.Name == entry.OnBehalfOf), ("CorrelationId", Correlation == entry.CorrelationId),
            ("SearchText", Searched is null || Searched == Digest.Of(entry.SearchText)),
        ];
        return Array.Find(columns, column => !column.Agrees).Column;
    }
}

internal sealed record AuditActor(ActorKind Kind, Guid Id, string Name, PrincipalRef? OnBehalfOf);
