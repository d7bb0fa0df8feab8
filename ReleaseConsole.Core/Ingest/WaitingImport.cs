using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Ingest;

/// <summary>An import that is to be run, as the one who started it; what is still outside is fetched first.</summary>
public sealed record WaitingImport(ImportId Import, ProductId Product, Actor Actor, bool IsOutside = false);
