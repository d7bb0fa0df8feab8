namespace ReleaseConsole.Core.Ingest;

public readonly record struct ImportId(Guid Value);
