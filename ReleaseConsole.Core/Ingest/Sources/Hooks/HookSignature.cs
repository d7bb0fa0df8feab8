using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources.Hooks;

/// <summary>
/// Decides whether a call was signed with the secret, just now. Comparisons take the same time wherever the difference is.
/// </summary>
public static class HookSignature
{
    /// <summary>How far the signer's clock and ours may be apart; five minutes, as Standard Webhooks has it.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const int LongestWord = 200;

    private static ReadOnlySpan<byte> Form => "payload="u8;

    /// <exception cref="FormatException">The secret is not one of Standard Webhooks; its value is not in the message.</exception>
    public static Result<HookHeard> Check(HookScheme scheme, string secret, HookCall call, DateTimeOffset now) => scheme switch
    {
        HookScheme.Github => Same(call.Header("x-hub-signature-256"), "sha256=" + Hex(secret, call.Body))
            ? Heard(call, call.Header("x-github-delivery"), call.Header("x-github-event"))
            : SourceRefusals.BadSignature(),
        HookScheme.Gitlab => Same(call.Header("x-gitlab-token"), secret)
            ? Heard(call, First(call.Header("idempotency-key"), call.Header("x-gitlab-event-uuid")), call.Header("x-gitlab-event"))
            : SourceRefusals.BadSignature(),
        HookScheme.Langfuse => Langfuse(secret, call, now),
        HookScheme.Mlflow => Mlflow(secret, call, now),
        HookScheme.Standard => Standard(secret, call, now),
    };

    private static Result<HookHeard> Langfuse(string secret, HookCall call, DateTimeOffset now)
    {
        var parts = call.Header("x-langfuse-signature").Split(',').Select(one => one.Trim().Split('=', 2)).Where(one => one.Length == 2)
            .ToLookup(one => one[0], one => one[1]);
        if (parts["t"].FirstOrDefault() is not { } time || IsStale(time, now))
            return SourceRefusals.BadSignature();
        var expected = Hex(secret, [.. Encoding.UTF8.GetBytes(time + "."), .. call.Body]);
        return parts["v1"].Any(one => Same(one, expected))
            ? Heard(call, Json(call)?["id"].Word(), Json(call)?["type"].Word())
            : SourceRefusals.BadSignature();
    }

    private static Result<HookHeard> Mlflow(string secret, HookCall call, DateTimeOffset now)
    {
        var (delivery, time) = (call.Header("x-mlflow-delivery-id"), call.Header("x-mlflow-timestamp"));
        if (delivery.Length == 0 || IsStale(time, now))
            return SourceRefusals.BadSignature();
        var expected = "v1," + Convert.ToBase64String(Hmac(secret, [.. Encoding.UTF8.GetBytes($"{delivery}.{time}."), .. call.Body]));
        return Same(call.Header("x-mlflow-signature"), expected)
            ? Heard(call, delivery, $"{Json(call)?["entity"].Word()}.{Json(call)?["action"].Word()}")
            : SourceRefusals.BadSignature();
    }

    private static Result<HookHeard> Standard(string secret, HookCall call, DateTimeOffset now)
    {
        var (id, time) = (call.Header("webhook-id"), call.Header("webhook-timestamp"));
        if (id.Length == 0 || IsStale(time, now))
            return SourceRefusals.BadSignature();
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(time, CultureInfo.InvariantCulture));
        var expected = StandardWebhook.Sign(secret, id, at, call.Body);
        // The list may hold signatures of other versions and of the secret before: one that fits is enough.
        return call.Header("webhook-signature").Split(' ').Any(one => Same(one, expected))
            ? Heard(call, id, Json(call)?["type"].Word())
            : SourceRefusals.BadSignature();
    }

    /// <summary>What no sender numbered is known by its bytes; what no line can show is no number and no word.</summary>
    private static HookHeard Heard(HookCall call, string? delivery, string? what)
    {
        var said = Json(call);
        return new HookHeard(
            IsShown(delivery) ? delivery! : Digest.Of(call.Body).ToString(), IsShown(what) ? what : null, said?["ref"].Word())
        {
            MainBranch = MainBranch(said?["project"]) ?? MainBranch(said?["repository"]),
            // The commit a deleted ref points to is all zeros, with both GitHub and GitLab.
            IsDeletion = said?["after"].Word() is { Length: > 0 } after && after.All(digit => digit == '0'),
        };
    }

    private static string? MainBranch(JsonNode? repository) => (repository as JsonObject)?["default_branch"].Word();

    private static bool IsShown(string? text) => text is { Length: > 0 and <= LongestWord } && !text.Any(char.IsControl);

    /// <summary>The body, if it is JSON through and through; one that is not was signed all the same, and says nothing.</summary>
    private static JsonObject? Json(HookCall call) => CanonicalJson.From(Sent(call.Body)) is { Succeeded: true } canonical
        ? JsonNode.Parse(canonical.Value, documentOptions: new() { MaxDepth = CanonicalJson.MaxDepth }) as JsonObject
        : null;

    /// <summary>GitHub sends the same as a form where it was set up so.</summary>
    private static byte[] Sent(byte[] body)
    {
        if (!body.AsSpan().StartsWith(Form))
            return body;
        var value = body.AsSpan(Form.Length);
        var length = value.IndexOf((byte)'&') is >= 0 and var end ? end : value.Length;
        return WebUtility.UrlDecodeToBytes(body, Form.Length, length) ?? [];
    }

    private static bool IsStale(string seconds, DateTimeOffset now) =>
        !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        || Math.Abs(now.ToUnixTimeSeconds() - at) > (long)Tolerance.TotalSeconds;

    private static bool Same(string given, string expected) =>
        given.Length > 0 && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));

    private static string Hex(string secret, byte[] signed) => Convert.ToHexStringLower(Hmac(secret, signed));

    private static byte[] Hmac(string secret, byte[] signed) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);

    private static string First(string one, string other) => one.Length > 0 ? one : other;
}
