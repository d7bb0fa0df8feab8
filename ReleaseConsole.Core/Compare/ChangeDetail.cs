using System.Text.Json.Serialization;

namespace ReleaseConsole.Core.Compare;

/// <summary>One difference inside an artifact, by JSON pointer or as <c>line 9</c>, with the values in words.</summary>
public sealed record ChangeDetail(
    string Place, string Label, ChangeType Type, string? Before, string? After, Effect Effect, ChangeTopic Topic = ChangeTopic.Other)
{
    /// <summary>The difference as one sentence; null where label and values say it.</summary>
    public string? Meaning { get; init; }

    /// <summary>
    /// For a schema: how what it takes relates to what it took. For a policy or a safeguard: <c>Unknown</c> where nobody can compute
    /// whether it lets more through. Null for everything else.
    /// </summary>
    public Schemas.SchemaRelation? Relation { get; init; }

    /// <summary>The same of a policy or a safeguard of which it cannot be told whether it lets more through.</summary>
    internal ChangeDetail Untold() => this with
    {
        Effect = Effect.Different,
        Relation = Schemas.SchemaRelation.Unknown,
        Meaning = $"{Sentence.TrimEnd('.')}; whether it lets more through cannot be told.",
    };

    /// <summary>The same inside a sentence: without its full stop, and small where a word begins it.</summary>
    internal string Clause => Sentence is [var first, var second, ..] && char.IsUpper(first) && char.IsLower(second)
        ? char.ToLowerInvariant(first) + Sentence[1..].TrimEnd('.')
        : Sentence.TrimEnd('.');

    /// <summary>What there is to say of it, in one sentence.</summary>
    [JsonIgnore]
    public string Sentence => Meaning ?? $"{Label} is {After ?? "gone"} (was {Before ?? "not there"}).";
}
