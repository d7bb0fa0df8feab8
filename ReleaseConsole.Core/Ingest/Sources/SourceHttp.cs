using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>Reads JSON from one HTTP API through the guard, with its credential; every way it can go wrong is a refusal.</summary>
internal sealed class SourceHttp : IDisposable
{
    private const int AnswerLimit = 16 * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly GuardedHttp _http;
    private readonly AuthenticationHeaderValue? _credential;
    private readonly string _root;
    private readonly string _what;
    private readonly TimeProvider _clock;

    /// <exception cref="SecretMissingException">The credential names nothing.</exception>
    public SourceHttp(SourceConnection connection, SourceLine line, string what)
    {
        _http = new GuardedHttp(line.Reach, connection.AllowsPrivateNetwork, Limit, AnswerLimit);
        (_root, _what, _clock) = (connection.Address.TrimEnd('/'), what, line.Clock);
        _credential = connection.Credential is { } reference ? Header(line.Secrets.Resolve(reference)) : null;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>
    /// The answer's JSON object; null when there is nothing at that path (404). A place that is busy is asked again after a while.
    /// </summary>
    public Task<Result<JsonObject?>> ReadAsync(string path, CancellationToken cancel) => ReadAsync(path, question: null, cancel);

    /// <summary>The same of a call that only reads but whose question is posted, as searches are.</summary>
    public async Task<Result<JsonObject?>> ReadAsync(string path, JsonObject? question, CancellationToken cancel)
    {
        try
        {
            for (var tried = 1; ; tried++)
            {
                using var response = await AskAsync(path, question, cancel);
                if (!Patience.IsBusy(response.StatusCode))
                    return await UnderstoodAsync(response, cancel);
                var asked = response.Headers.RetryAfter;
                if (Patience.WaitAfter(tried, asked, _clock.GetUtcNow()) is not { } wait)
                    return Patience.Busy(_what, response.StatusCode, asked, _clock.GetUtcNow());
                await Task.Delay(wait, _clock, cancel);
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException or JsonException
            || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return fault is OperationCanceledException
                ? SourceRefusals.NotReached($"{_what} did not answer in time.")
                : SourceRefusals.NotReached(fault, _what);
        }
    }

    private async Task<HttpResponseMessage> AskAsync(string path, JsonObject? question, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(question is null ? HttpMethod.Get : HttpMethod.Post, new Uri(_root + path));
        if (question is not null)
            request.Content = new StringContent(question.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Authorization = _credential;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ReleaseConsole", "1"));
        return await _http.SendAsync(request, cancel);
    }

    private async Task<Result<JsonObject?>> UnderstoodAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.StatusCode == HttpStatusCode.NotFound)
            return (JsonObject?)null;
        if (!response.IsSuccessStatusCode)
            return SourceRefusals.Answered(_what, (int)response.StatusCode);
        var canonical = CanonicalJson.From(await response.Content.ReadAsByteArrayAsync(cancel));
        if (!canonical.Succeeded)
            return SourceRefusals.NotUnderstood(_what, canonical.Refusal.Sentence);
        return JsonNode.Parse(canonical.Value, documentOptions: new() { MaxDepth = CanonicalJson.MaxDepth }) is JsonObject answer
            ? answer
            : SourceRefusals.NotUnderstood(_what, "no JSON object.");
    }

    /// <summary><c>user:password</c> is sent as Basic, anything else as a bearer token.</summary>
    private static AuthenticationHeaderValue Header(string secret) => secret.Contains(':', StringComparison.Ordinal)
        ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)))
        : new AuthenticationHeaderValue("Bearer", secret);
}
