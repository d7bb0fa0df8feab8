namespace ReleaseConsole.Core.Ingest.Sources.Hooks;

/// <summary>What became of a signed call.</summary>
public sealed record HookAnswer(bool Scheduled);
