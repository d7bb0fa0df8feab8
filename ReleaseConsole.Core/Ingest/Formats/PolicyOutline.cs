using System.Globalization;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>What a policy in code or structure consists of: its package, its rules by name, and what holds when no rule does.</summary>
public sealed record PolicyOutline(string? Package, IReadOnlyList<string> Rules, IReadOnlyList<string> Defaults)
{
    private const int Named = 12;

    public IEnumerable<string> Sentences
    {
        get
        {
            if (Package is not null)
                yield return $"Package {Package}.";
            if (Rules.Count > 0)
                yield return $"{Rules.Count.ToString(CultureInfo.InvariantCulture)} {(Rules.Count == 1 ? "rule" : "rules")}: {string.Join(", ", Rules.Take(Named))}{(Rules.Count > Named ? " …" : "")}.";
            if (Defaults.Count > 0)
                yield return $"Without a rule: {string.Join(", ", Defaults.Take(Named))}.";
        }
    }
}
