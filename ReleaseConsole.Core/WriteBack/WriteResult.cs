using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>What became of one attempt to write.</summary>
public enum WriteResult
{
    /// <summary>The target said yes; where it can be read it is read back before that is believed.</summary>
    Written,

    /// <summary>Nothing was changed, and nothing will be by trying again.</summary>
    Refused,

    /// <summary>Nothing was changed; a later attempt may work.</summary>
    NotNow,

    /// <summary>Nothing was changed, because someone else changed it since we read it.</summary>
    Conflict,

    /// <summary>It left this program and no answer came.</summary>
    Unknown,

    /// <summary>The target asks never to be called again.</summary>
    Gone,
}

/// <summary>The answer to one attempt, with the digest of what the target said.</summary>
public sealed record WriteAnswer(WriteResult Result, string Detail, Digest? Answer = null, TimeSpan? RetryAfter = null);
