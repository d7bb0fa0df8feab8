namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Whose schema is told of, where it stands in the tool, and under which topic its lines go.</summary>
internal sealed record SchemaSubject(string Tool, string Place, ChangeTopic Topic)
{
    /// <summary>What a tool answers is no permission: its lines have a relation and no direction.</summary>
    public bool IsAnswer => Topic == ChangeTopic.OutputSchema;

    public Effect EffectOf(SchemaRelation relation) => IsAnswer ? Effect.Different : relation switch
    {
        SchemaRelation.Wider or SchemaRelation.Both => Effect.Wider,
        SchemaRelation.Narrower => Effect.Narrower,
        SchemaRelation.Same or SchemaRelation.Unknown => Effect.Different,
    };
}
