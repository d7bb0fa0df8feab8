using System.Security.Cryptography;
using System.Text;
using ReleaseConsole.Core.Ingest.Sources.Hooks;

namespace ReleaseConsole.Tests.Given;

/// <summary>Calls as each vendor makes and signs them.</summary>
internal static class GivenCalls
{
    private const string Plain = "a secret of thirty-two characters";

    /// <summary>What each vendor says of a change.</summary>
    public static byte[] Body(HookScheme scheme) => scheme switch
    {
        HookScheme.Github =>
            Bytes("""{"ref":"refs/heads/main","before":"00","after":"11","repository":{"id":1,"full_name":"a/b"},"pusher":{"name":"sam"},"commits":[{"id":"11","message":"kinder","author":{"name":"Sam"},"modified":["prompts/triage.md"]}]}"""),
        HookScheme.Gitlab =>
            Bytes("""{"object_kind":"push","ref":"refs/heads/main","checkout_sha":"11","user_username":"sam","project":{"id":1,"path_with_namespace":"a/b"},"commits":[{"id":"11","message":"kinder"}],"total_commits_count":1}"""),
        HookScheme.Langfuse => Vectors.Bytes("prompts/langfuse-webhook.json"),
        HookScheme.Mlflow =>
            Bytes("""{"entity":"model_version","action":"created","timestamp":"2026-11-22T09:00:00Z","data":{"name":"a","version":"1","tags":{}}}"""),
        HookScheme.Standard =>
            Bytes("""{"type":"prompt.changed","timestamp":"2026-11-22T09:00:00Z","data":{"id":"a"},"ref":"refs/heads/main"}"""),
    };

    public static string Secret(HookScheme scheme) =>
        scheme == HookScheme.Standard ? "whsec_" + Convert.ToBase64String(Bytes(Plain)) : Plain;

    public static HookCall Signed(HookScheme scheme, byte[] body, DateTimeOffset at, string delivery = "d-1")
    {
        var time = $"{at.ToUnixTimeSeconds()}";
        byte[] Hmac(string before) => HMACSHA256.HashData(Bytes(Plain), (byte[])[.. Bytes(before), .. body]);
        var headers = scheme switch
        {
            HookScheme.Github => Headers(
                ("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(Hmac(""))), ("X-GitHub-Delivery", delivery),
                ("X-GitHub-Event", "push")),
            HookScheme.Gitlab => Headers(("X-Gitlab-Token", Plain), ("X-Gitlab-Event-UUID", delivery), ("X-Gitlab-Event", "Push Hook")),
            HookScheme.Langfuse => Headers(("X-Langfuse-Signature", $"t={time},v1={Convert.ToHexStringLower(Hmac(time + "."))}")),
            HookScheme.Mlflow => Headers(
                ("X-MLflow-Delivery-Id", delivery), ("X-MLflow-Timestamp", time),
                ("X-MLflow-Signature", "v1," + Convert.ToBase64String(Hmac($"{delivery}.{time}.")))),
            HookScheme.Standard => Headers(
                ("webhook-id", delivery), ("webhook-timestamp", time),
                ("webhook-signature", "v1," + Convert.ToBase64String(Hmac($"{delivery}.{time}.")))),
        };
        return new HookCall(headers, body);
    }

    public static HookCall With(this HookCall call, string header, string value) =>
        call with { Headers = new Dictionary<string, string>(call.Headers, StringComparer.OrdinalIgnoreCase) { [header] = value } };

    private static Dictionary<string, string> Headers(params (string Name, string Value)[] headers) =>
        headers.ToDictionary(one => one.Name, one => one.Value, StringComparer.OrdinalIgnoreCase);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
