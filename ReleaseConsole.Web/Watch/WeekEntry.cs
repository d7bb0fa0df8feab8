using System.Text.Json;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Watch;

/// <summary>A stretch of a sentence, with where it leads.</summary>
public sealed record WeekPart(string Text, string? Url);

/// <summary>One entry of the log as the week tells it: its sentence, with the release in it as a link to what it is about.</summary>
public sealed record WeekEntry(long Index, DateTimeOffset At, string Icon, IReadOnlyList<WeekPart> Parts)
{
    private static readonly Dictionary<string, string> Icons = new()
    {
        ["ReleaseFrozen"] = "inventory_2",
        ["ReleaseWithdrawn"] = "block",
        ["ReleaseProposed"] = "inventory_2",
        ["ProposalClosed"] = "block",
        ["DecisionCast"] = "check",
        ["ConditionMet"] = "task_alt",
        ["ReleaseWentLive"] = "rocket_launch",
        ["DeploymentFailed"] = "cancel",
        ["DeploymentInDoubt"] = "help",
        ["HoldPlaced"] = "pause_circle",
        ["HoldLifted"] = "play_circle",
        ["DriftFound"] = "difference",
        ["DriftAdopted"] = "difference",
        ["DriftAccepted"] = "difference",
        ["DriftReverting"] = "undo",
        ["WriteBackUnknown"] = "help",
        ["WriteBackConflicted"] = "warning",
        ["VersionSaved"] = "edit",
        ["ImportFinished"] = "inbox",
        ["PolicyAdopted"] = "policy",
        ["PolicyProposed"] = "policy",
        ["TargetSaved"] = "cable",
        ["TargetEnabled"] = "cable",
    };

    /// <summary>What the week tells; every other entry stands in the audit log.</summary>
    public static IReadOnlyList<string> Actions { get; } = [.. Icons.Keys];

    public static WeekEntry Of(AuditRow row, ProductUrls here)
    {
        var who = row.ActorKind == ActorKind.Job ? "The console" : row.Who;
        return new WeekEntry(
            row.Index, row.At, Icons.GetValueOrDefault(row.Action, "fact_check"), Link(
                $"{who} {row.Summary}", Subjects(row.Document), here));
    }

    internal static IReadOnlyList<WeekPart> Link(string sentence, IReadOnlyList<string> subjects, ProductUrls here)
    {
        var release = After(subjects, "release:");
        var at = release is null ? -1 : sentence.IndexOf(release, StringComparison.Ordinal);
        if (at < 0)
            return [new WeekPart(sentence, null)];
        var url = Guid.TryParse(After(subjects, "proposal:"), out var proposal) ? here.Proposal(proposal) : here.Release(release!);
        return [new WeekPart(sentence[..at], null), new WeekPart(release!, url), new WeekPart(sentence[(at + release!.Length)..], null)];
    }

    private static string? After(IReadOnlyList<string> subjects, string prefix) =>
        subjects.FirstOrDefault(one => one.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];

    private static List<string> Subjects(string document)
    {
        using var json = JsonDocument.Parse(document);
        return json.RootElement.TryGetProperty("subjects", out var subjects)
            ? [.. subjects.EnumerateArray().Select(one => one.GetString() ?? "")]
            : [];
    }
}
