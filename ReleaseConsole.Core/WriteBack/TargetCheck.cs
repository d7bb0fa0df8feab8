using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>What one check of a connection found, per environment it serves.</summary>
public sealed record TargetCheck(TargetId Target, TargetHealth Health, string Detail, IReadOnlyList<EnvironmentReading> Readings);

/// <summary>What the target carries for one environment, as it says itself.</summary>
public sealed record EnvironmentReading(string Environment, bool CouldRead, string Detail, string Pointer, Digest? Manifest);
