using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Values under names that hold secrets must be references: <c>env:</c>, <c>vault:</c>, <c>secret:</c> or a placeholder.</summary>
internal static partial class LiteralSecrets
{
    private static readonly string[] References = ["env:", "vault:", "secret:", "os.environ/", "${", "\\${", "{{"];

    /// <summary>From eight digits on, and from four.</summary>
    private const double ShortestToken = 10_000_000, ShortestPassword = 1000;

    /// <summary>Says where the secret is instead of being it. <c>os.environ/NAME</c> is how LiteLLM writes it.</summary>
    public static bool IsReference(string value) => References.Any(prefix => value.StartsWith(prefix, StringComparison.Ordinal));

    public static Refusal? FirstIn(StructuredText structure) => FirstIn(structure, structure.Root, "");

    private static Refusal? FirstIn(StructuredText structure, JsonNode? node, string at)
    {
        if (node is JsonArray list)
            return list.Select((one, index) => FirstIn(structure, one, JsonPointer.Child(at, index)))
                .FirstOrDefault(found => found is not null);
        if (node is not JsonObject members)
            return null;
        foreach (var (name, value) in members)
        {
            var place = JsonPointer.Child(at, name);
            if ((SecretName().IsMatch(name) || IsShouted(name)) && IsLiteral(name, value))
                return IngestRefusals.LiteralSecret(structure.PlaceOf(place), name);
            if (FirstIn(structure, value, place) is { } found)
                return found;
        }
        return null;
    }

    // A price or a budget for each token, the number of a token in a vocabulary and a flag are numbers as well; a secret is a longer one.
    private static bool IsLiteral(string name, JsonNode? value) => value.Word() is { } text
        ? text.Length > 0 && !IsReference(text)
        : value.Number() is { } number && number == Math.Truncate(number)
            && Math.Abs(number) >= (name.EndsWith("token", StringComparison.OrdinalIgnoreCase) ? ShortestToken : ShortestPassword);

    // In environment files the same names stand in capitals: OPENAI_API_KEY.
    private static bool IsShouted(string name) =>
        name.Any(char.IsAsciiLetterUpper) && !name.Any(char.IsAsciiLetterLower) && SecretName().IsMatch(name.ToLowerInvariant());

    // The last word decides: api_key and clientSecret are secrets, max_tokens and secret_name are not.
    [GeneratedRegex(
        "(^|[_.-])(api[_-]?key|password|passwd|passphrase|secret|token|private[_-]?key|access[_-]?key|credential|connection[_-]?string)$"
        + "|(apiKey|Password|Secret|AccessToken|AuthToken|PrivateKey|AccessKey|ConnectionString)$")]
    private static partial Regex SecretName();
}
