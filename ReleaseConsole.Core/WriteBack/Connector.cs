using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>What an outside system lets us do, as the connections table shows it.</summary>
public sealed record Capabilities(bool ReadBack, bool WritesOnlyIfUnchanged, bool SafeToRepeat, bool History, bool DryRun, bool Undo);

/// <summary>Where in the console a write-back belongs.</summary>
public sealed record Place(string Product, string Environment);

/// <summary>Everything a connector needs to make one target carry one manifest. The key is the same for every attempt.</summary>
public sealed record WriteBackOrder(
    string Key, Place Place, string Release, string ManifestDocument, ManifestContents Contents, Digest? Replaces,
    IReadOnlyList<string> ApprovedBy, string LastPointer, string? Overwrites, DateTimeOffset PlannedAt)
{
    public Digest Manifest => Contents.Digest;
}

/// <summary>
/// What a target holds now. The pointer is the target's own name for it (a commit), empty when there is nothing;
/// <see cref="Manifest"/> is what it says it carries.
/// </summary>
public sealed record Observation(
    bool CouldRead, string Detail, string Pointer, Digest? Manifest, IReadOnlyDictionary<string, byte[]>? Files, string? Who,
    IReadOnlyList<string> Keys)
{
    public static Observation Unreadable(string why) => new(false, why, "", null, null, null, []);

    public static Observation Nothing(string detail) => new(true, detail, "", null, null, null, []);

    /// <summary>Whether the target carries exactly what is ordered: by its files when it has files, by what it says otherwise.</summary>
    public bool Carries(WriteBackOrder order) => CouldRead && Manifest == order.Manifest
        && (Files is null || PinnedFiles.Compare(order.Contents, Files).Count == 0);
}

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

/// <summary>One thing a write-back would change.</summary>
public sealed record PlannedChange(string File, string Kind, Digest? Before, Digest? After);

/// <summary>One kind of outside system. Reading never changes it; writing is asked only after the intent is in the log.</summary>
public interface IConnector
{
    TargetKind Kind { get; }

    Capabilities Of(Target target);

    /// <summary>The sentence why these settings cannot work; null when they can.</summary>
    Refusal? Refuse(Target target);

    Task<Observation> ReadAsync(Target target, Place place, CancellationToken cancel);

    Task<WriteAnswer> WriteAsync(Target target, WriteBackOrder order, Observation before, CancellationToken cancel);
}
