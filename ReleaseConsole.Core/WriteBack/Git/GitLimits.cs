using System.Globalization;

namespace ReleaseConsole.Core.WriteBack.Git;

/// <summary>The most files and bytes of a branch that are read; nothing is written that could not be read back.</summary>
public sealed record GitLimits(int Files, long Bytes)
{
    public static GitLimits Default { get; } = new(5_000, 64 * 1024 * 1024);

    /// <summary>The sentence why so much does not fit; null when it does.</summary>
    public string? WhyNot(int files, long bytes) => files <= Files && bytes <= Bytes
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{files:N0} files of {bytes:N0} bytes are more than can be read back from a branch: {Files:N0} files, {Bytes:N0} bytes");
}
