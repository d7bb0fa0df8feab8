using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.WriteBack.Webhook;

/// <summary>
/// Tells a receiver which release is live, signed by Standard Webhooks 1.0. The id is the delivery's key, the same for every
/// attempt, so a receiver that keeps ids applies it once. Without a read address it cannot be read back, and what may have arrived
/// there is not repeated unless the settings say that ids are kept.
/// </summary>
internal sealed class WebhookConnector(Secrets secrets, Reach reach, TimeProvider clock, WebhookOptions options) : IConnector
{
    public TargetKind Kind => TargetKind.Webhook;

    public Capabilities Of(Target target) => new(
        ReadBack: WebhookSettings.Of(target).ReadUrl is not null, WritesOnlyIfUnchanged: false,
        SafeToRepeat: WebhookSettings.Of(target).Deduplicates == WebhookSettings.ById, History: false, DryRun: false, Undo: true);

    public Refusal? Refuse(Target target)
    {
        if (!IsHttp(target.Address, target.AllowsPrivateNetwork))
            return WriteBackRefusals.BadAddress(
                "Give an https:// address without a user; http:// only where private networks are allowed.");
        if (WebhookSettings.Of(target).ReadUrl is { } read && !IsHttp(read, target.AllowsPrivateNetwork))
            return WriteBackRefusals.BadSettings("The read address must be like the address itself: https://, without a user.");
        if (WebhookSettings.Of(target).Deduplicates is not (null or WebhookSettings.ById))
            return WriteBackRefusals.BadSettings($"“deduplicates” is “{WebhookSettings.ById}”, or left out.");
        return target.Secret is null ? WriteBackRefusals.BadSettings("A webhook is signed: name its secret by reference.") : null;
    }

    public async Task<Observation> ReadAsync(Target target, Place place, CancellationToken cancel)
    {
        if (WebhookSettings.Of(target).ReadAddress(place.Environment) is not { } address)
            return Observation.Unreadable("this webhook cannot be read back");
        using var http = new GuardedHttp(reach, target.AllowsPrivateNetwork, options.Limit);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await http.SendAsync(request, cancel);
            if (response.StatusCode == HttpStatusCode.NotFound)
                return Observation.Nothing("the receiver has nothing yet");
            if (!response.IsSuccessStatusCode)
                return Observation.Unreadable($"the read address answered {(int)response.StatusCode}");
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancel));
            return Said(json.RootElement);
        }
        catch (Exception fault) when (IsExpected(fault, cancel))
        {
            return Observation.Unreadable(Sentence(fault));
        }
    }

    public string? WhyNot(WriteBackOrder order) => null;

    public Task<string?> PointerAsync(Target target, Place place, CancellationToken cancel) => Task.FromResult<string?>(null);

    public async Task<WriteAnswer> WriteAsync(Target target, WriteBackOrder order, Observation before, CancellationToken cancel)
    {
        using var http = new GuardedHttp(reach, target.AllowsPrivateNetwork, options.Limit);
        try
        {
            using var request = Request(target, order);
            using var response = await http.SendAsync(request, cancel);
            return Judge(response, Digest.Of(await response.Content.ReadAsByteArrayAsync(cancel)), clock.GetUtcNow());
        }
        catch (Exception fault) when (fault is SecretMissingException or FormatException || Private(fault))
        {
            return new WriteAnswer(WriteResult.Refused, Private(fault) ? fault.GetBaseException().Message : fault.Message);
        }
        catch (Exception fault) when (IsExpected(fault, cancel))
        {
            return new WriteAnswer(
                http.WasConnected && !IsBeforeRequest(fault) ? WriteResult.Unknown : WriteResult.NotNow, Sentence(fault));
        }
    }

    private HttpRequestMessage Request(Target target, WriteBackOrder order)
    {
        var now = clock.GetUtcNow();
        var artifacts = order.Contents.Artifacts.Select(one => new WebhookArtifact(one.Pin.Kind.Word(), one.Pin.Path, one.Pin.Digest))
            .ToList();
        var body = CanonicalJson.Of(new WebhookBody("release.live", now, new WebhookRelease(
            order.Key, order.Place.Product, order.Place.Environment, order.Release, order.Manifest, order.Replaces, order.ApprovedBy,
            artifacts)));
        var request = new HttpRequestMessage(HttpMethod.Post, target.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", order.Key);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", StandardWebhook.Sign(secrets.Resolve(target.Secret), order.Key, now, body));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ReleaseConsole", "1"));
        return request;
    }

    private static WriteAnswer Judge(HttpResponseMessage response, Digest answer, DateTimeOffset now)
    {
        var (code, said) = ((int)response.StatusCode, $"the receiver answered {(int)response.StatusCode}");
        var asked = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - now : null;
        return code switch
        {
            >= 200 and < 300 => new(WriteResult.Written, said, answer),
            >= 300 and < 400 => new(WriteResult.Refused, said + ", a redirect; redirects are not followed", answer),
            410 => new(WriteResult.Gone, said + ": it wants no more", answer),
            429 => new(WriteResult.NotNow, said, answer, asked),
            503 when asked is not null => new(WriteResult.NotNow, said, answer, asked),
            // A gateway answers so for a receiver that may have taken it.
            >= 500 => new(WriteResult.Unknown, said, answer, asked),
            _ => new(WriteResult.Refused, said, answer),
        };
    }

    private static bool IsHttp(string address, bool allowsPrivate) => Uri.TryCreate(
        address.Replace("{environment}", "e", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0 && (uri.Scheme == "https" || (allowsPrivate && uri.Scheme == "http"));

    private static Observation Said(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object)
            return Observation.Unreadable("the read address answered no JSON object");
        if (!answer.TryGetProperty("manifest", out var value) || value.ValueKind == JsonValueKind.Null)
            return Observation.Nothing("the receiver names no manifest");
        return value.ValueKind == JsonValueKind.String && Digest.TryParse(Text(value), out var manifest)
            ? new Observation(true, $"the receiver carries {manifest.Abbreviated}", manifest.ToString(), manifest, null, null, [])
            : Observation.Unreadable("the read address names a manifest that is no digest");
    }

    // The framework refuses half a surrogate pair, which JSON can hold, by this exception.
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsBeforeRequest(Exception fault) =>
        fault is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError };

    private static bool Private(Exception fault) => fault.GetBaseException() is OutOfReachException;

    private static bool IsExpected(Exception fault, CancellationToken cancel) =>
        fault is HttpRequestException or IOException or JsonException
            || (fault is OperationCanceledException && !cancel.IsCancellationRequested);

    private static string Sentence(Exception fault) => fault switch
    {
        OperationCanceledException => "no answer in time",
        JsonException => "the read address answered no JSON",
        _ => fault.GetBaseException().Message,
    };
}
