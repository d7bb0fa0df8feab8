namespace ReleaseConsole.Core.Releases;

/// <summary>The pins a new release may start from; none when it states its whole list.</summary>
internal sealed record StartingPins(PinnedVersions? Pins);

/// <summary>The versions of the releases a new one is made from; null when it states its whole list.</summary>
internal sealed record MadeFrom(IReadOnlyList<string>? Versions);
