namespace ReleaseConsole.Core.Review;

/// <summary>
/// Which model a release asks for, and why the name may come to mean another one, if so. One line for each deployment of a group.
/// </summary>
public sealed record ModelAsked(string Path, string? Provider, string? Model, string? Note);
