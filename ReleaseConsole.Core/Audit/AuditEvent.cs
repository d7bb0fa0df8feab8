using System.Text.Json.Serialization;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// What happened, in the past tense (<c>DecisionCast</c>): the record's own properties are its details. Written into the log in
/// the same transaction as the change. Its <see cref="Summary"/> is one plain sentence without the actor's name.
/// </summary>
public abstract record AuditEvent
{
    /// <summary>What was done, continuing "Mei Tanaka …": e.g. "approved 2026.11.1 for production, compliance lane".</summary>
    [JsonIgnore]
    public abstract string Summary { get; }

    /// <summary>
    /// What it is about, for exact search: digests, <c>release:2026.11.1</c>, <c>environment:production</c>, <c>prompts/triage</c>.
    /// </summary>
    [JsonIgnore]
    public virtual IEnumerable<string> Subjects => [];

    /// <summary>The product it happened in; null for what concerns the whole tenant.</summary>
    [JsonIgnore]
    public ProductId? Product { get; init; }

    /// <summary>Content that must be found by full text but is not part of the entry's own details (names, comments, notes).</summary>
    [JsonIgnore]
    public virtual string SearchText => "";
}
