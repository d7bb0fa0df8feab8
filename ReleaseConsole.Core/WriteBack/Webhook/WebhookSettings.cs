using System.Text.Json;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.WriteBack.Webhook;

/// <summary>
/// The settings of a webhook connection. <see cref="ReadUrl"/>, when given, answers <c>{"manifest": "sha256:…"}</c> for
/// <c>{environment}</c>, so that the receiver can be read back. <see cref="Deduplicates"/>, when it says <c>by webhook-id</c>, is the
/// receiver's word that the same id twice is applied once; without it nothing is repeated that may have arrived.
/// </summary>
internal sealed record WebhookSettings(string? ReadUrl = null, string? Deduplicates = null)
{
    public const string ById = "by webhook-id";

    public static WebhookSettings Of(Target target) =>
        JsonSerializer.Deserialize<WebhookSettings>(target.Settings, CanonicalJson.Options) ?? new WebhookSettings();

    public Uri? ReadAddress(string environment) =>
        ReadUrl is null ? null : new Uri(ReadUrl.Replace("{environment}", Uri.EscapeDataString(environment), StringComparison.Ordinal));
}

/// <summary>What a webhook receiver is told: which release is to be live, as digests; contents are served by the live endpoint.</summary>
internal sealed record WebhookBody(string Type, DateTimeOffset Timestamp, WebhookRelease Data);

internal sealed record WebhookRelease(
    string Delivery, string Product, string Environment, string Release, Digest Manifest, Digest? Replaces,
    IReadOnlyList<string> ApprovedBy, IReadOnlyList<WebhookArtifact> Artifacts);

internal sealed record WebhookArtifact(string Kind, string Path, Digest Digest);
