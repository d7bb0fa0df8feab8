using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>How the values a schema takes relate to those another one took. Every member but <c>Unknown</c> is proven.</summary>
public enum SchemaRelation
{
    /// <summary>It takes exactly what it took.</summary>
    Same,

    /// <summary>It takes everything it took, and more where that could be told.</summary>
    Wider,

    /// <summary>It takes nothing it did not take, and less where that could be told.</summary>
    Narrower,

    /// <summary>It takes something it did not take, and refuses something it took.</summary>
    Both,

    /// <summary>It could not be told.</summary>
    Unknown,
}

/// <summary>
/// The relation of two schemas with a value each for what they tell apart: <see cref="TakesNow"/> was refused before,
/// <see cref="RefusesNow"/> was taken. Null where no such value was found.
/// </summary>
public sealed record SchemaVerdict(SchemaRelation Relation, Example? TakesNow, Example? RefusesNow)
{
    /// <summary>Whether it may take what it did not take.</summary>
    public bool Rises => Relation is SchemaRelation.Wider or SchemaRelation.Both or SchemaRelation.Unknown;

    /// <summary>Whether it needs no value to show it, or has one.</summary>
    public bool IsShown => Relation switch
    {
        SchemaRelation.Wider => TakesNow is not null,
        SchemaRelation.Narrower => RefusesNow is not null,
        _ => true,
    };

    /// <summary>Whether a part of it cannot be what is said of that part, since the whole is proven to be something else.</summary>
    public bool Denies(SchemaRelation part) => Relation switch
    {
        SchemaRelation.Same => part != SchemaRelation.Same,
        SchemaRelation.Wider => part is not (SchemaRelation.Same or SchemaRelation.Wider),
        SchemaRelation.Narrower => part is not (SchemaRelation.Same or SchemaRelation.Narrower),
        _ => false,
    };
}

/// <summary>A value that tells two schemas apart; JSON null is a value.</summary>
public sealed record Example(JsonNode? Value);
