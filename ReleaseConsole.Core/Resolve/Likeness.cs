using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// What of a content is compared with another's: word triples of a text; of a tool its name, its description and its parameters,
/// each with its weight.
/// </summary>
public sealed class Likeness
{
    private const double NameWeight = 0.2;
    private const double DescriptionWeight = 0.35;
    private const double ParametersWeight = 0.45;

    private readonly Digest _digest;
    private readonly Shingles? _text;
    private readonly (IReadOnlySet<string> Name, Shingles? Description, IReadOnlySet<string> Parameters)? _tool;

    private Likeness(Digest digest, Shingles? text, (IReadOnlySet<string>, Shingles?, IReadOnlySet<string>)? tool) =>
        (_digest, _text, _tool) = (digest, text, tool);

    public static Likeness Of(ArtifactKind kind, Blob blob) => Of(kind, blob.Digest, blob.Form, blob.Bytes);

    internal static Likeness Of(ArtifactKind kind, NewContent content) => Of(kind, content.Digest, content.Form, content.Canonical);

    private static Likeness Of(ArtifactKind kind, Digest digest, ContentForm form, byte[] canonical) => kind == ArtifactKind.Prompt
        ? new Likeness(digest, Shingles.Of(WithoutName(canonical)), null)
        { InOrder = WordOrder.Of(PromptContent.Of(form, canonical).AllText) }
        : Of(kind, digest, canonical);

    public static Likeness Of(ArtifactKind kind, Digest digest, byte[] canonical) =>
        kind == ArtifactKind.Tool && Tool(canonical) is { } tool
            ? new Likeness(digest, null, tool)
            : new Likeness(digest, Shingles.Of(WithoutName(canonical)), null);

    /// <summary>From this score on two contents may be one artifact under two names. A tool has little text, so it needs less.</summary>
    public double LikelyFrom => _tool is null ? 0.8 : 0.65;

    private WordOrder? InOrder { get; init; }

    /// <summary>It is compared as a tool, by its parts.</summary>
    public bool IsTool => _tool is not null;

    /// <summary>Everything that is compared, as one set: contents with much of it in common are found by it among many.</summary>
    public IEnumerable<int> Marks => _tool is not { } tool
        ? _text!.Hashes
        : tool.Name.Select(word => HashCode.Combine(1, word)).Concat(tool.Parameters.Select(one => HashCode.Combine(2, one)))
            .Concat(tool.Description?.Hashes ?? []);

    public IReadOnlyList<Evidence> To(Likeness other)
    {
        if (_digest == other._digest)
            return [new Evidence("content", "the same bytes", 1, 1)];
        if (_tool is not { } mine || other._tool is not { } theirs)
            return (_text, other._text) is ({ } one, { } two) && one.SimilarityTo(two) is var share
                ? [new Evidence("text", $"{Percent(share)} of the word triples are the same", share, 1)]
                : [];
        var found = new List<Evidence> { Sets("name", "parts of the name", mine.Name, theirs.Name, NameWeight) };
        if (mine.Description is { } said && theirs.Description is { } says)
            found.Add(
                new Evidence(
                    "description", $"{Percent(said.SimilarityTo(says))} of the word triples are the same", said.SimilarityTo(says),
                    DescriptionWeight));
        // Tools that take nothing are alike in nothing.
        if (mine.Parameters.Count + theirs.Parameters.Count > 0)
            found.Add(
                Sets(
                    "parameters", "parameters, by name, type and whether they are required", mine.Parameters, theirs.Parameters,
                    ParametersWeight));
        return found;
    }

    /// <summary>
    /// The same, where it is asked whether one became the other: of a short prompt the words in their order as well, as one changed word
    /// costs three triples.
    /// </summary>
    public IReadOnlyList<Evidence> Nearest(Likeness other)
    {
        var found = To(other);
        return InOrder is { } mine && other.InOrder is { } theirs && _digest != other._digest && mine.To(theirs) is { } words
            && words.Share > Score(found) ? [words] : found;
    }

    /// <summary>The weighted mean of the shares: evidence that neither side has does not count.</summary>
    public static double Score(IReadOnlyList<Evidence> evidence) =>
        evidence.Sum(one => one.Weight) is > 0 and var weight ? evidence.Sum(one => one.Share * one.Weight) / weight : 0;

    private static Evidence Sets(string what, string ofWhat, IReadOnlySet<string> mine, IReadOnlySet<string> theirs, double weight)
    {
        var common = mine.Count(theirs.Contains);
        var all = mine.Count + theirs.Count - common;
        return new Evidence(
            what, all == 0 ? "neither has any" : string.Create(CultureInfo.InvariantCulture, $"{common} of {all} {ofWhat} are the same"),
            all == 0 ? 1 : (double)common / all, weight);
    }

    private static (IReadOnlySet<string>, Shingles?, IReadOnlySet<string>)? Tool(byte[] canonical)
    {
        if (JsonNode.Parse(canonical) is not JsonObject tool || tool["name"]?.GetValueKind() != JsonValueKind.String)
            return null;
        var description = tool["description"]?.GetValueKind() == JsonValueKind.String ? tool["description"]!.GetValue<string>() : "";
        var parameters = new HashSet<string>(StringComparer.Ordinal);
        Parameters(tool["inputSchema"] as JsonObject, "", parameters, depth: 0);
        return (Words(tool["name"]!.GetValue<string>()),
            description.Length == 0 ? null : Shingles.Of(System.Text.Encoding.UTF8.GetBytes(description)), parameters);
    }

    private static void Parameters(JsonObject? schema, string at, HashSet<string> into, int depth)
    {
        if (schema?["properties"] is not JsonObject properties || depth > 8)
            return;
        var required = (schema["required"] as JsonArray ?? []).Select(one => one?.ToString()).ToHashSet();
        foreach (var (name, of) in properties)
        {
            into.Add($"{at}{name}:{(of as JsonObject)?["type"]?.ToJsonString()}{(required.Contains(name) ? "!" : "")}");
            Parameters(of as JsonObject, $"{at}{name}.", into, depth + 1);
        }
    }

    /// <summary>
    /// The words a name is made of: <c>create_refund</c>, <c>create-refund</c> and <c>createRefund</c> are made of the same.
    /// </summary>
    private static HashSet<string> Words(string name)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var start = 0;
        for (var at = 0; at <= name.Length; at++)
        {
            if (at < name.Length && name[at] is not ('_' or '-' or '.')
                && !(at > start && char.IsAsciiLetterUpper(name[at]) && !char.IsAsciiLetterUpper(name[at - 1])))
                continue;
            if (at > start)
                words.Add(name[start..at].ToLowerInvariant());
            start = at < name.Length && name[at] is '_' or '-' or '.' ? at + 1 : at;
        }
        return words;
    }

    /// <summary>A text that states its own path is as like another as it is without that line.</summary>
    private static ReadOnlySpan<byte> WithoutName(ReadOnlySpan<byte> text) =>
        text.StartsWith("---\n"u8) && text[3..].IndexOf("\n---"u8) is > 0 and var end
            ? Without("\npath:"u8, Without("\nid:"u8, text, end), end)
            : text;

    private static ReadOnlySpan<byte> Without(ReadOnlySpan<byte> member, ReadOnlySpan<byte> text, int end)
    {
        if (text[3..(3 + end)].IndexOf(member) is not (>= 0 and var line))
            return text;
        var after = text[(3 + line + 1)..];
        return (byte[])[.. text[..(3 + line)], .. after[after.IndexOf((byte)'\n')..]];
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 100)} %");
}
