using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The one form of a JSON document that is hashed and signed: the JSON Canonicalization Scheme, RFC 8785.
/// Equal values have equal canonical bytes, whatever their spacing, key order, escapes or number spelling.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Deeper nesting is refused; RFC 8259 §9 leaves the limit to the reader.</summary>
    public const int MaxDepth = 128;

    /// <summary>How every fact document of this program is written and read.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>
    /// The canonical bytes of outside JSON. Refused with its place: what is not JSON, keys that appear twice, lone surrogates,
    /// numbers beyond a double, nesting beyond <see cref="MaxDepth"/>. A byte-order mark is ignored (RFC 8259 §8.1).
    /// </summary>
    public static Result<byte[]> From(ReadOnlySpan<byte> utf8)
    {
        if (TextPlace.FirstBadByte(utf8) is >= 0 and var bad)
            return ArtifactsRefusals.NotUtf8(TextPlace.Of(utf8, bad), bad);
        var json = utf8.StartsWith(CanonicalText.ByteOrderMark) ? utf8[CanonicalText.ByteOrderMark.Length..] : utf8;
        using var canonicaliser = new JsonCanonicaliser(json.Length + 64);
        return canonicaliser.Run(json) is { } refusal ? refusal : canonicaliser.Written.ToArray();
    }

    /// <summary>The digest of the canonical form of outside JSON; refused as <see cref="From"/> is.</summary>
    public static Result<Digest> DigestFrom(ReadOnlySpan<byte> utf8) => From(utf8).Then(canonical => Digest.Of(canonical));

    /// <summary>The canonical bytes of one of our own facts or JSON nodes, written by <see cref="Options"/>.</summary>
    public static byte[] Of<T>(T value)
    {
        var canonical = From(JsonSerializer.SerializeToUtf8Bytes(value, Options));
        return canonical.Succeeded
            ? canonical.Value
            : throw new InvalidOperationException($"A document of our own has no canonical form: {canonical.Refusal}");
    }

    /// <summary>The content address of one of our own facts.</summary>
    public static Digest DigestOf<T>(T value) => Digest.Of(Of(value));

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            // Facts are read by people in exports and by other programs; only what JSON requires is escaped.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            MaxDepth = MaxDepth,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
                new DigestJson(),
                new InstantJson(),
                new StrongIdJson(),
            },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutOverrides } },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    // The serializer does not look for [JsonIgnore] on what a member overrides: a text kept for search would be written out.
    private static void LeaveOutOverrides(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
            if (member.AttributeProvider is PropertyInfo { GetMethod: { } read } own
                && read.GetBaseDefinition().DeclaringType is { } first && first != own.DeclaringType
                && first.GetProperty(own.Name)?.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.Always })
                member.ShouldSerialize = (_, _) => false;
    }
}
