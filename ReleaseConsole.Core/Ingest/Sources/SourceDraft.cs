using ReleaseConsole.Core.Ingest.Sources.Hooks;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>A source as a person fills it in. Secrets are references.</summary>
public sealed record SourceDraft(string Name, SourceConnection Connection, int? EveryMinutes, HookScheme? Hook, string? HookSecret);
