using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Ingest;

/// <summary>An import that is to be run, as the one who started it.</summary>
public sealed record WaitingImport(ImportId Import, ProductId Product, Actor Actor);
