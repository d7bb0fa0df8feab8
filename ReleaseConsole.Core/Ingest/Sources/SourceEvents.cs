using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Ingest.Sources.Hooks;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>A source was made or changed. Secrets stand in it as references.</summary>
public sealed record SourceSaved(
    SourceId Source, string Name, SourceConnection Connection, int? EveryMinutes, HookScheme? Hook, string? HookSecret) : AuditEvent
{
    public override string Summary => $"saved the source {Name}";
    public override IEnumerable<string> Subjects => [$"source:{Name}"];
    public override string SearchText => Connection.Address;
}

/// <summary>A source was switched on or off.</summary>
public sealed record SourceEnabled(SourceId Source, string Name, bool Enabled) : AuditEvent
{
    public override string Summary => $"switched the source {Name} {(Enabled ? "on" : "off")}";
    public override IEnumerable<string> Subjects => [$"source:{Name}"];
}

/// <summary>A source was taken away; what was imported from it stays.</summary>
public sealed record SourceRemoved(SourceId Source, string Name) : AuditEvent
{
    public override string Summary => $"removed the source {Name}";
    public override IEnumerable<string> Subjects => [$"source:{Name}"];
}

/// <summary>A signed call of a source was taken and it will be pulled.</summary>
public sealed record SourceCalled(SourceId Source, string Name, HookScheme Scheme, string Delivery, string? What) : AuditEvent
{
    public override string Summary => $"heard {Name} call{(What is null ? "" : $" ({What})")}: it will be pulled";
    public override IEnumerable<string> Subjects => [$"source:{Name}"];
}

/// <summary>A source that could be read before cannot be read now; said once, not at every try.</summary>
public sealed record SourceFailed(SourceId Source, string Name, string Why) : AuditEvent
{
    public override string Summary => $"could not read the source {Name}: {Why}";
    public override IEnumerable<string> Subjects => [$"source:{Name}"];
}
