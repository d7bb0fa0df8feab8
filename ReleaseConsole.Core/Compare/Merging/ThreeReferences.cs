namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>Which three are asked for, each as <see cref="CompareReference"/> reads it.</summary>
public sealed record ThreeReferences(string? Base, string? From, string? To);
