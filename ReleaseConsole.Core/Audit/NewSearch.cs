namespace ReleaseConsole.Core.Audit;

/// <summary>A name, the query of the audit page's address, and whether everybody who reads the log sees it.</summary>
public sealed record NewSearch(string Name, string Query, bool IsShared);
