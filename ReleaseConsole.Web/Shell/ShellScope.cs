namespace ReleaseConsole.Web.Shell;

/// <summary>One choice of the tenant or product switch.</summary>
public sealed record ScopeChoice(string Name, string Url, bool IsCurrent = false);

/// <summary>Who looks: name, face initials and the line under the name, e.g. "Reviewer, AI product".</summary>
public sealed record PersonShown(string Name, string Roles);

/// <summary>What the audit log last said of itself; <paramref name="Verified"/> is null when it was never checked.</summary>
public sealed record LogState(bool? Verified, DateTimeOffset? CheckedAt, string Detail, string? Url = null);

/// <summary>
/// Where the person is and what they may switch to. Cascaded above the layout; without it the frame shows the page alone.
/// <paramref name="Product"/> is the slug that links fall back to on pages that belong to no product.
/// </summary>
public sealed record ShellScope(
    string? Product,
    IReadOnlyList<ScopeChoice> Tenants,
    IReadOnlyList<ScopeChoice> Products,
    PersonShown? Person,
    Func<string, CancellationToken, Task<IReadOnlyList<PaletteItem>>>? Search = null)
{
    /// <summary>The product the address names, where it is none the person can see: no other's frame is put around it.</summary>
    public string? Unknown { get; init; }
}

/// <summary>The numbers beside rail entries; null or zero shows none.</summary>
public sealed record RailCounts(int? Waiting = null, int? Drifted = null)
{
    public static RailCounts None { get; } = new();
}

/// <summary>One line of the command palette: where it leads and under which heading it stands.</summary>
public sealed record PaletteItem(string Title, string Url, string Icon, string Group, string? Detail = null);
