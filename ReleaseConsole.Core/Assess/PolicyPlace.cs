using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Assess;

/// <summary>One value of a policy document and where it stands, so that whatever is wrong with it is refused with line and column.</summary>
internal sealed record PolicyPlace(YamlDocumentTree Document, string Pointer, JsonNode? Value)
{
    private string Name => Pointer.Length == 0 ? "the policy" : JsonValues.Dotted(Pointer);

    public void Only(params string[] known)
    {
        foreach (var (name, place) in Members())
            if (!known.Contains(name, StringComparer.Ordinal))
                throw place.Refused($"“{name}” is not known here; known are {string.Join(", ", known)}");
    }

    public PolicyPlace At(string name) => Find(name) ?? throw Refused($"“{name}” is missing in {Name}");

    public PolicyPlace? Find(string name) => Object() is { } members && members.TryGetPropertyValue(name, out var value)
        ? new PolicyPlace(Document, JsonPointer.Child(Pointer, name), value)
        : null;

    public IEnumerable<(string Name, PolicyPlace Place)> Members() =>
        Object().Select(member => (member.Key, new PolicyPlace(Document, JsonPointer.Child(Pointer, member.Key), member.Value)));

    public IEnumerable<PolicyPlace> Elements() => Value is JsonArray list
        ? list.Select((element, index) => new PolicyPlace(Document, JsonPointer.Child(Pointer, index), element))
        : throw Refused($"{Name} must be a list");

    public T OneOf<T>(IReadOnlyDictionary<string, T> words) => Value.Word() is { } word && words.TryGetValue(word, out var known)
        ? known
        : throw Refused($"{Name} must be one of {string.Join(", ", words.Keys)}");

    public double Number(double least, double most) => Value.Number() is { } number && number >= least && number <= most
        ? number
        : throw Refused(string.Create(CultureInfo.InvariantCulture, $"{Name} must be a number from {least} to {most}"));

    public int Whole(int least, int most) => Value.Number() is { } number && number == Math.Floor(number) && number >= least && number <= most
        ? (int)number
        : throw Refused(string.Create(CultureInfo.InvariantCulture, $"{Name} must be a whole number from {least} to {most}"));

    public bool Truth() => Value is JsonValue one && one.TryGetValue<bool>(out var truth) ? truth : throw Refused($"{Name} must be true or false");

    public PolicyRefusedException Refused(string fact)
    {
        var at = Pointer;
        while (!Document.Places.ContainsKey(at) && at.Length > 0)
            at = at[..at.LastIndexOf('/')];
        var place = Document.Places.GetValueOrDefault(at);
        return new PolicyRefusedException(AssessRefusals.PolicyNotReadable(place, fact));
    }

    private JsonObject Object() => Value as JsonObject ?? throw Refused($"{Name} must be a mapping");
}

/// <summary>Carries a refusal out of the reading of a policy; it never leaves <see cref="RiskPolicyReader"/>.</summary>
internal sealed class PolicyRefusedException(Refusal refusal) : Exception(refusal.Sentence)
{
    public Refusal Refusal { get; } = refusal;
}
