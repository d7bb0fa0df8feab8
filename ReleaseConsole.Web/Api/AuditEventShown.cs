using System.Text.Json;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Web.Api;

/// <summary>
/// One entry of the log. <see cref="Event"/> is the whole document that was hashed; its RFC 8785 form with a zero byte before it has
/// the SHA-256 <see cref="LeafHash"/>.
/// </summary>
public sealed record AuditEventShown(
    long Index, DateTimeOffset At, string Action, string Actor, string Summary, byte[] LeafHash, JsonElement Event)
{
    /// <summary>The person an agent acted for; null for every other actor.</summary>
    public string? OnBehalfOf { get; init; }

    internal static AuditEventShown Of(AuditRow row)
    {
        using var document = JsonDocument.Parse(row.Document);
        return new AuditEventShown(row.Index, row.At, row.Action, row.ActorName, row.Summary, row.LeafHash, document.RootElement.Clone())
        {
            OnBehalfOf = row.OnBehalfOf,
        };
    }
}
