using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>The mail addresses a prompt gives: whom people are told to write to, and no host that anything is fetched from.</summary>
internal static partial class PromptContacts
{
    /// <summary>What came, went or became another one; only changed lines are searched.</summary>
    public static IEnumerable<ChangeDetail> Changes(string was, string now, string before, string after)
    {
        var (old, young) = (In(was), In(now));
        var gone = old.Where(one => !after.Contains(one, StringComparison.OrdinalIgnoreCase)).ToList();
        var fresh = young.Where(one => !before.Contains(one, StringComparison.OrdinalIgnoreCase)).ToList();
        if (gone is [var from] && fresh is [var to])
            return [Line(ChangeType.Changed, from, to, $"The contact in the prompt is {to} now (was {from}).")];
        return gone.Select(one => Line(ChangeType.Removed, one, null, $"The prompt no longer gives the contact {one}."))
            .Concat(fresh.Select(one => Line(ChangeType.Added, null, one, $"The prompt now gives the contact {one}.")));
    }

    private static SortedSet<string> In(string text) =>
        !text.Contains('@', StringComparison.Ordinal) ? []
        : new(Mail().Matches(text).Select(match => match.Value.ToLowerInvariant()), StringComparer.Ordinal);

    // Another domain is another house that is written to.
    private static ChangeDetail Line(ChangeType type, string? before, string? after, string meaning) =>
        new(
            "", "Contact", type, before, after, after is null || Domain(before) == Domain(after) ? Effect.Different : Effect.NewRoute,
            ChangeTopic.Mention)
        { Meaning = meaning };

    private static string? Domain(string? mail) => mail?[(mail.IndexOf('@') + 1)..];

    // The name and the password of an address stand before an @ as well, and so does the user of a repository.
    [GeneratedRegex(
        @"(?<![\w.+%/@-])(?<!://[^\s/@]{0,100})(?!git@)[A-Za-z0-9][\w.+%-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?![\w-])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Mail();
}
