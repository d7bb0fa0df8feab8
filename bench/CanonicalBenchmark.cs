using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Bench;

/// <summary>
/// Canonical form and digest of 10 MB of JSON, beside parsing and hashing the same bytes with the framework. The document looks
/// like what people import: indented records with keys in no order, prompts with line breaks and quotes, numbers, nesting.
/// </summary>
internal static class CanonicalBenchmark
{
    private const int Size = 10_000_000;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Contest Prepare()
    {
        var json = Document();
        return new Contest(
            $"canonical form and digest of {json.Length:N0} bytes of JSON",
            new Runner("CanonicalJson.DigestFrom", () => Use(CanonicalJson.DigestFrom(json).Value)),
            new Runner("JsonDocument.Parse + SHA-256", () =>
            {
                using var document = JsonDocument.Parse(json);
                return Use(SHA256.HashData(json));
            }),
            rounds: 31);
    }

    private static ValueTask Use<T>(T result)
    {
        GC.KeepAlive(result);
        return ValueTask.CompletedTask;
    }

    private static byte[] Document()
    {
        var random = new Random(8785);
        var text = new StringBuilder("[\n");
        for (var i = 0; text.Length < Size; i++)
            text.Append(i == 0 ? "" : ",\n").Append(Record(i, random).ToJsonString(Indented));
        return Encoding.UTF8.GetBytes(text.Append("\n]").ToString());
    }

    private static JsonObject Record(int number, Random random) => new()
    {
        ["id"] = $"case-{number}",
        ["vars"] = new JsonObject
        {
            ["question"] = $"The customer says \"it broke\" on day {random.Next(30)}.\nWhat do we answer?",
            ["language"] = random.Next(2) == 0 ? "en" : "français",
            ["attempt"] = random.Next(5),
        },
        ["tools"] = new JsonArray(
            "search_orders", "refund", new JsonObject { ["name"] = "escalate", ["maxCost"] = random.Next(900) / 10.0 }),
        ["score"] = random.NextDouble(),
        ["latencyMs"] = random.Next(20_000),
        ["pass"] = random.Next(4) > 0,
        ["output"] = string.Concat(Enumerable.Repeat("We are sorry to hear that and will send a new one. ", random.Next(1, 6))),
        ["error"] = null,
    };
}
