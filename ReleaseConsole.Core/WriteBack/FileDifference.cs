using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>How a file on a target differs from what the manifest pins.</summary>
public enum FileDifference
{
    Edited,
    Missing,
    Extra,
}

/// <summary>One file that differs, under its artifact path (or its own path when no artifact has it).</summary>
public sealed record DifferingFile(FileDifference How, string File, string Path, Digest? Expected, Digest? Observed);
