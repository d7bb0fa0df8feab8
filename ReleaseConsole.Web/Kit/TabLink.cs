using ReleaseConsole.Core;

namespace ReleaseConsole.Web.Kit;

/// <summary>
/// One face of a thing; its tab is an address, so it can be sent to someone and gone back to. What it counts, or a tally such as "1 of 3".
/// </summary>
public sealed record TabLink(string Word, string Url, bool IsCurrent = false, int? Count = null, bool Hot = false, string? Tally = null)
{
    internal string? Shown => Tally ?? (Count is { } count ? Counted.Of(count) : null);
}
