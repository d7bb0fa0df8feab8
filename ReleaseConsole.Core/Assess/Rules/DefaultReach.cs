using System.Text.RegularExpressions;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// Whether a default reaches further than another: from oneself to all, from a test to production, from reading to owning, a far larger
/// number.
/// </summary>
internal static partial class DefaultReach
{
    // Of rows and days ten times as many are another use; of money every bit more is.
    private const double ManyTimes = 10;

    private static readonly string[][][] Ladders =
    [
        [["none", "nobody"], ["self", "own", "mine", "me", "user", "current"], ["team", "group"], ["project", "workspace", "repo", "repository"],
            ["org", "organization", "organisation", "company", "tenant", "account"],
            ["all", "any", "*", "everyone", "everything", "global", "world"]],
        [["private", "secret"], ["internal", "restricted", "unlisted", "members"], ["public"]],
        [["local", "localhost"], ["dev", "development"], ["test", "testing", "qa", "sandbox"], ["staging", "stage", "preprod", "uat", "canary"],
            ["prod", "production", "live", "main", "master", "release"]],
        [["none"], ["read", "reader", "viewer", "view", "readonly", "read_only", "read-only"], ["comment", "commenter", "triage"],
            ["write", "writer", "editor", "edit", "read_write", "readwrite", "read-write"], ["admin", "maintain", "owner", "full", "root"]],
        [["dry_run", "dry-run", "preview", "plan", "simulate", "check", "validate"], ["apply", "execute", "commit", "run", "send", "force"]],
        [["draft"], ["publish", "published", "send", "sent", "submit"]],
        [["never", "none", "off"], ["ask", "prompt", "manual"], ["auto", "automatic", "always"]],
    ];

    public static bool IsFurther(string name, string? was, string? now) => was is not null && now is not null
        && (Array.Exists(Ladders, ladder => Rung(ladder, was) is >= 0 and var from && Rung(ladder, now) > from) || IsMore(name, was, now));

    private static int Rung(string[][] ladder, string word) =>
        Array.FindIndex(ladder, rung => rung.Contains(word, StringComparer.OrdinalIgnoreCase));

    private static bool IsMore(string name, string was, string now) =>
        PlainNumber.Of(was) is { } from && PlainNumber.Of(now) is { } to && to > from
        && (Money().IsMatch(name) || (Many().IsMatch(name) && from >= 0 && to >= ManyTimes * Math.Max(from, 1)));

    [GeneratedRegex("amount|budget|spend|price|refund|quantity|discount|credit", RegexOptions.IgnoreCase)]
    private static partial Regex Money();

    [GeneratedRegex("limit|max|count|size|batch|top|days|hours|depth|rows|results|retries|recipients", RegexOptions.IgnoreCase)]
    private static partial Regex Many();
}
