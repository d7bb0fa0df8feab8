namespace ReleaseConsole.Web.Kit;

/// <summary>One value to filter by, with how many rows it would leave.</summary>
public sealed record Facet(string Value, string Word, int Count, bool IsOn = false);
