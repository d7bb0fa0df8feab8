namespace ReleaseConsole.Web.Api;

/// <summary>One page of a list and the opaque cursor of the next; no cursor means the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Cursor);
