namespace ReleaseConsole.Core.Artifacts;

/// <summary>Who a commit says wrote it, as its author or in a line such as <c>Co-authored-by</c>; nothing proves it.</summary>
public sealed record CommitAuthor(string Name, string Email);

/// <summary>Where a version came from, kept as JSON with it: a file, a commit, the editor, the API, an outside system.</summary>
public sealed record VersionOrigin(string Kind, string? Name, string? Path, string? Commit = null)
{
    /// <summary>The outside place's address, without any credential.</summary>
    public string? Location { get; init; }

    /// <summary>What the artifact is called there, e.g. <c>langfuse:support/triage</c> or <c>mcp:mcp-servers/everything/echo</c>.</summary>
    public string? OutsideId { get; init; }

    /// <summary>Which version of it this is there: Langfuse's or MLflow's number.</summary>
    public string? OutsideVersion { get; init; }

    /// <summary>The labels or aliases that pointed to it there when it was taken; they may point elsewhere since.</summary>
    public IReadOnlyList<string>? OutsideLabels { get; init; }

    /// <summary>When it was seen there, and who had it fetched.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    public string? By { get; init; }

    /// <summary>Who wrote the last commit that touched the file, as far back as was fetched; null where that is not known.</summary>
    public IReadOnlyList<CommitAuthor>? Authors { get; init; }

    /// <summary>Where the whole file is kept, when the version is only a part of it.</summary>
    public Digest? Whole { get; init; }

    /// <summary>Where the profile of a dataset's version is kept.</summary>
    public Digest? Profile { get; init; }
}
