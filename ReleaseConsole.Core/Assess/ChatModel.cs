using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Assess;

/// <summary>What a model answered, as plain text; or why there is no answer.</summary>
public sealed record ChatAnswer(string? Text, string? WhyNot);

/// <summary>
/// Asks an OpenAI-compatible chat-completions service one thing, through the guard. Whatever comes back that is no text is no answer;
/// nothing of it is run, rendered or followed.
/// </summary>
public sealed class ChatModel(SummaryOptions options, Reach reach, Secrets secrets)
{
    private const int LongestAnswer = 4_000;

    public async Task<ChatAnswer> AskAsync(string task, string facts, CancellationToken cancel)
    {
        using var http = new GuardedHttp(reach, options.AllowsPrivateNetwork, options.Limit);
        try
        {
            using var request = Request(task, facts);
            using var response = await http.SendAsync(request, cancel);
            return response.IsSuccessStatusCode
                ? Read(await response.Content.ReadAsByteArrayAsync(cancel))
                : new ChatAnswer(null, $"it answered {(int)response.StatusCode}");
        }
        catch (Exception fault) when (fault is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return new ChatAnswer(null, $"no answer in {options.Limit.TotalSeconds:0} s");
        }
        catch (SecretMissingException)
        {
            return new ChatAnswer(null, "its key is not set on this machine");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException or FormatException
            or OutOfReachException)
        {
            return new ChatAnswer(null, "it could not be reached");
        }
    }

    private HttpRequestMessage Request(string task, string facts)
    {
        var body = CanonicalJson.Of(new
        {
            model = options.Model,
            messages = new[] { new { role = "system", content = task }, new { role = "user", content = facts } },
        });
        var root = options.Endpoint!.ToString().TrimEnd('/');
        var request = new HttpRequestMessage(
            HttpMethod.Post, root.EndsWith("/chat/completions", StringComparison.Ordinal) ? root : root + "/chat/completions")
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ReleaseConsole", "1"));
        if (options.ApiKey is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secrets.Resolve(options.ApiKey));
        return request;
    }

    private static ChatAnswer Read(byte[] answer)
    {
        try
        {
            var choice = ((JsonNode.Parse(answer) as JsonObject)?["choices"] as JsonArray)?.FirstOrDefault() as JsonObject;
            var message = choice?["message"] as JsonObject;
            if (message?["refusal"].Word() is { Length: > 0 } || choice?["finish_reason"].Word() == "content_filter")
                return new ChatAnswer(null, "it refused");
            return Plain(message?["content"].Word()) is { Length: > 0 } text
                ? new ChatAnswer(text, null)
                : new ChatAnswer(null, "its answer holds no text");
        }
        catch (JsonException)
        {
            return new ChatAnswer(null, "its answer is no JSON");
        }
    }

    private static string Plain(string? content)
    {
        var text = new StringBuilder();
        foreach (var rune in (content ?? "").EnumerateRunes())
            if (rune.Value == '\n' || (!Rune.IsControl(rune)
                && Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format))
                text.Append(rune.ToString());
        var plain = text.ToString().Trim();
        return plain.Length <= LongestAnswer ? plain : string.Concat(plain.AsSpan(0, LongestAnswer).TrimEnd(), "…");
    }
}
