using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Assess;

/// <summary>A policy text to be kept, why, and the version of the text it was written over; null: over none.</summary>
public sealed record NewPolicy(string Product, string Text, string Message, Digest? WrittenOver);
