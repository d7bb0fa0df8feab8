using System.Globalization;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Ingest.Sources.Hooks;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Ingest;

/// <summary>The words of sources on screen.</summary>
internal static class SourceWords
{
    public static IReadOnlyList<Choice<SourceKind>> Kinds { get; } =
        [new(SourceKind.Git, "Git repository"), new(SourceKind.Mcp, "MCP server"), new(SourceKind.Langfuse, "Langfuse"),
        new(SourceKind.Mlflow, "MLflow")];

    public static IReadOnlyList<Choice<HookScheme?>> Schemes { get; } =
    [
        new(null, "It does not call"), new(HookScheme.Github, "GitHub push"), new(HookScheme.Gitlab, "GitLab push"),
        new(HookScheme.Langfuse, "Langfuse prompt version"), new(HookScheme.Mlflow, "MLflow registry"), new(
            HookScheme.Standard, "Standard Webhooks"),
    ];

    public static IReadOnlyList<Choice<int?>> Schedules { get; } =
    [
        new(null, "By hand or when it calls"), new(5, "Every 5 minutes"), new(15, "Every 15 minutes"), new(60, "Every hour"),
        new(360, "Every 6 hours"),
        new(1440, "Every day"),
    ];

    public static IReadOnlyList<Choice<int?>> Depths { get; } =
        [new(null, "The last, and who wrote the 50 before"), new(1, "The last alone"), new(10, "The last 10"), new(100, "The last 100"),
        new(1000, "The last 1000")];

    /// <summary>How many commits of a repository are fetched.</summary>
    public static string Depth(SourceConnection connection) => connection.Depth switch
    {
        null => "the last commit, and who wrote the 50 before",
        1 => "the last commit alone",
        { } depth => $"the last {depth} commits",
    };

    /// <summary>Which files of a repository are taken, a pattern a line; null when all are. A folder is a pattern from the top.</summary>
    public static string? Patterns(SourceConnection connection)
    {
        string[] lines = [.. connection.Path is { } below ? [$"/{below.Trim('/')}/"] : Array.Empty<string>(), .. connection.Files ?? []];
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    /// <summary>The patterns a person typed; null when there are none.</summary>
    public static IReadOnlyList<string>? Patterns(string? typed) =>
        typed?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } lines ? lines : null;

    public static string Of(SourceKind kind) => Kinds.First(one => one.Value == kind).Word;

    public static string Of(HookScheme? scheme) => Schemes.First(one => one.Value == scheme).Word;

    public static string Where(SourceConnection connection) => connection switch
    {
        { Server: { } server } => $"the listed server {server}",
        { Ref: { } named, Path: { } below } => $"{connection.Address}, {below} at {named}",
        { Ref: { } named } => $"{connection.Address} at {named}",
        { Path: { } below } => $"{connection.Address}, {below}",
        { Label: { } label } => $"{connection.Address}, {label}",
        _ => connection.Address,
    };

    /// <summary>What of the place is asked for.</summary>
    public static string Asked(SourceConnection connection) => string.Join(", ", new[]
    {
        connection.Ref is { } named ? $"at {named}" : null, connection.Path is { } below ? $"below {below}" : null,
        connection.Files is { Count: > 0 } files ? $"the files of {Core.Counted.Of(files.Count, "pattern")}" : null,
        connection.Label is { } label ? $"labelled {label}" : null,
    }.OfType<string>());

    public static string Schedule(SourceShown source) => (source.EveryMinutes, source.Hook) switch
    {
        (null, null) => "by hand",
        (null, _) => "when it calls",
        ({ } minutes, null) => Every(minutes),
        ({ } minutes, _) => $"{Every(minutes)} and when it calls",
    };

    public static (PillState State, string Word) Outcome(SourceShown source) => (source.IsEnabled, source.Outcome) switch
    {
        (false, _) => (PillState.Held, "Off"),
        (_, SourceOutcome.NeverRun) => (PillState.Waiting, "Never run"),
        (_, SourceOutcome.Imported) => (PillState.Done, "Imported"),
        (_, SourceOutcome.Unchanged) => (PillState.Done, "Nothing new"),
        (_, SourceOutcome.Failed) => (PillState.Failed, "Not read"),
        _ => (PillState.Unknown, "Unknown"),
    };

    public static (PillState State, string Word) Of(ImportState state) => state switch
    {
        ImportState.Fetching => (PillState.Running, "Fetching"),
        ImportState.Staged => (PillState.Waiting, "Waiting to be read"),
        ImportState.Running => (PillState.Running, "Being read"),
        ImportState.Finished => (PillState.Done, "Imported"),
        ImportState.Failed => (PillState.Failed, "Ended early"),
        ImportState.Unchanged => (PillState.Done, "Nothing new"),
    };

    private static string Every(int minutes) => minutes switch
    {
        1 => "every minute",
        60 => "every hour",
        1440 => "every day",
        _ when minutes % 1440 == 0 => string.Create(CultureInfo.InvariantCulture, $"every {minutes / 1440} days"),
        _ when minutes % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"every {minutes / 60} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"every {minutes} minutes"),
    };
}
