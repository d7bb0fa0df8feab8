using System.Text.Json;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.WriteBack.Webhook;

/// <summary>
/// The settings of a webhook connection. <see cref="ReadUrl"/>, when given, answers <c>{"manifest": "sha256:…"}</c> for
/// <c>{environment}</c>, so that the receiver can be read back.
/// </summary>
internal sealed record WebhookSettings(string? ReadUrl = null)
{
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
