namespace ReleaseConsole.Core.Audit;

/// <summary>Everybody who reads the log sees this search from now on.</summary>
public sealed record SearchShared(SavedSearchId Id, string Name, string Query) : AuditEvent
{
    public override string Summary => $"shared the search “{Name}” with the tenant";
    public override IEnumerable<string> Subjects => [$"search:{Id.Value}"];
}

public sealed record SharedSearchRenamed(SavedSearchId Id, string From, string To) : AuditEvent
{
    public override string Summary => $"renamed the shared search “{From}” to “{To}”";
    public override IEnumerable<string> Subjects => [$"search:{Id.Value}"];
}

public sealed record SharedSearchDeleted(SavedSearchId Id, string Name) : AuditEvent
{
    public override string Summary => $"deleted the shared search “{Name}”";
    public override IEnumerable<string> Subjects => [$"search:{Id.Value}"];
}
