namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Whose schema is told of, where it stands in the tool, and under which topic its lines go.</summary>
internal sealed record SchemaSubject(string Tool, string Place, ChangeTopic Topic)
{
    /// <summary>What a tool answers is no permission: its lines have a relation and no direction.</summary>
    public bool IsAnswer => Topic == ChangeTopic.OutputSchema;

    /// <summary>What is shown to be taken anew is wider, whatever else cannot be told.</summary>
    public Effect EffectOf(SchemaVerdict verdict) =>
        verdict is { Relation: SchemaRelation.Unknown, TakesNow: not null } && !IsAnswer ? Effect.Wider : EffectOf(verdict.Relation);

    public Effect EffectOf(SchemaRelation relation) => IsAnswer ? Effect.Different : relation switch
    {
        SchemaRelation.Wider or SchemaRelation.Both => Effect.Wider,
        SchemaRelation.Narrower => Effect.Narrower,
        SchemaRelation.Same or SchemaRelation.Unknown => Effect.Different,
    };
}
