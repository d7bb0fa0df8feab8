using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// One value of a policy document and where it stands. What is wrong with it is told with line and column and read on from, so that all
/// faults are told at once; what stands in for a broken value is never used, because a policy with a fault is refused.
/// </summary>
internal sealed record PolicyPlace(YamlDocumentTree Document, string Pointer, JsonNode? Value, List<Refusal> Faults)
{
    /// <summary>It was asked for and is not there, which was told.</summary>
    private bool IsMissing { get; init; }

    private string Name => Pointer.Length == 0 ? "the policy" : JsonValues.Dotted(Pointer);

    public void Only(params string[] known)
    {
        foreach (var (name, place) in Members())
            if (!known.Contains(name, StringComparer.Ordinal))
                place.KeyFault($"“{name}” is not known here; known are {string.Join(", ", known)}");
    }

    public PolicyPlace At(string name)
    {
        if (Find(name) is { } found)
            return found;
        if (Value is JsonObject)
            Fault($"“{name}” is missing in {Name}");
        return Child(name, value: null) with { IsMissing = true };
    }

    public PolicyPlace? Find(string name) =>
        Object() is { } members && members.TryGetPropertyValue(name, out var value) ? Child(name, value) : null;

    public IEnumerable<(string Name, PolicyPlace Place)> Members() =>
        Object()?.Select(member => (member.Key, Child(member.Key, member.Value))) ?? [];

    public IEnumerable<PolicyPlace> Elements()
    {
        if (Value is JsonArray list)
            return list.Select((element, index) => this with { Pointer = JsonPointer.Child(Pointer, index), Value = element });
        Fault($"{Name} must be a list");
        return [];
    }

    public T OneOf<T>(IReadOnlyDictionary<string, T> words)
    {
        if (Value.Word() is { } word && words.TryGetValue(word, out var known))
            return known;
        Fault($"{Name} must be one of {string.Join(", ", words.Keys)}");
        return words.Values.First();
    }

    public string Word(int longest)
    {
        if (Value.Word() is { Length: > 0 } word && word.Length <= longest)
            return word;
        Fault(string.Create(CultureInfo.InvariantCulture, $"{Name} must be a text of at most {longest} characters"));
        return "";
    }

    public double Number(double least, double most)
    {
        if (Value.Number() is { } number && number >= least && number <= most)
            return number;
        Fault(string.Create(CultureInfo.InvariantCulture, $"{Name} must be a number from {least} to {most}"));
        return least;
    }

    public int Whole(int least, int most)
    {
        if (Value.Number() is { } number && number == Math.Floor(number) && number >= least && number <= most)
            return (int)number;
        Fault(string.Create(CultureInfo.InvariantCulture, $"{Name} must be a whole number from {least} to {most}"));
        return least;
    }

    public bool Truth()
    {
        if (Value is JsonValue one && one.TryGetValue<bool>(out var truth))
            return truth;
        Fault($"{Name} must be true or false");
        return false;
    }

    /// <summary>What is wrong with the name it stands under.</summary>
    public void KeyFault(string fact) => Tell(fact, Document.Keys);

    public void Fault(string fact) => Tell(fact, Document.Places);

    private void Tell(string fact, IReadOnlyDictionary<string, TextPosition> places)
    {
        if (IsMissing)
            return;
        var at = Pointer;
        while (!places.ContainsKey(at) && at.Length > 0)
            at = JsonPointer.Above(at);
        var fault = AssessRefusals.PolicyNotReadable(places.GetValueOrDefault(at, new TextPosition(1, 1)), fact);
        if (!Faults.Contains(fault))
            Faults.Add(fault);
    }

    private PolicyPlace Child(string name, JsonNode? value) =>
        this with { Pointer = JsonPointer.Child(Pointer, name), Value = value, IsMissing = IsMissing };

    private JsonObject? Object()
    {
        if (Value is JsonObject members)
            return members;
        Fault($"{Name} must be a mapping");
        return null;
    }
}
