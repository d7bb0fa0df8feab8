namespace ReleaseConsole.Core.Ingest.Sources.Hooks;

/// <summary>A call whose signature holds: its own id, what it says happened, and the git ref it speaks of.</summary>
public sealed record HookHeard(string Delivery, string? What, string? Ref)
{
    /// <summary>The branch a repository shows who names none.</summary>
    public string? MainBranch { get; init; }

    /// <summary>The ref is no longer there.</summary>
    public bool IsDeletion { get; init; }

    /// <summary>Whether what happened may change what is read there. A call that does not say enough is taken to.</summary>
    public bool Concerns(SourceConnection connection, HookScheme scheme)
    {
        if (What == "ping")
            return false;
        if (connection.Kind != SourceKind.Git)
            return true;
        return IsPush(scheme) && !IsDeletion && (Ref is null || IsRead(connection.Ref, Ref));
    }

    private bool IsPush(HookScheme scheme) => (scheme, What) switch
    {
        (HookScheme.Github, not (null or "push")) => false,
        (HookScheme.Gitlab, "System Hook") => Ref is not null,
        (HookScheme.Gitlab, not (null or "Push Hook" or "Tag Push Hook")) => false,
        _ => true,
    };

    /// <summary>A branch goes before a tag of its name, as it does when the source is read.</summary>
    private bool IsRead(string? named, string pushed) => named switch
    {
        null => MainBranch is null || pushed == $"refs/heads/{MainBranch}",
        _ when GitNames.IsFull(named) => pushed == named,
        _ => pushed == $"refs/heads/{named}" || (pushed == $"refs/tags/{named}" && MainBranch != named),
    };
}
