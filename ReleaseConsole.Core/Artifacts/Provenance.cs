using System.Globalization;
using System.Text.Json;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Where a version came from, as the end of a sentence: "from prompts/triage.md of the upload support-agent.zip".</summary>
internal static class Provenance
{
    public static VersionOrigin Read(string origin) => JsonSerializer.Deserialize<VersionOrigin>(origin, CanonicalJson.Options)!;

    /// <summary>Who the commit names that it came from; most versions come from none, and are not taken apart to learn that.</summary>
    public static IReadOnlyList<CommitAuthor> AuthorsIn(string origin) =>
        origin.Contains("\"authors\"", StringComparison.Ordinal) ? Read(origin).Authors ?? [] : [];

    public static string Of(string origin)
    {
        var from = Read(origin);
        return from switch
        {
            { SeenAt: { } seen } =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"from {Outside(from)}{Written(from)}, imported by {from.By}, seen at {seen:yyyy-MM-dd HH:mm} UTC"),
            { Kind: VersionToSave.Editor } => "written in the editor",
            { Kind: VersionToSave.Merge, Path: null } => "merged from two releases",
            { Kind: VersionToSave.Api, Path: null } => "sent through the API",
            { Path: { } path, Name: { } name } =>
                $"from {path} of the {from.Kind} {name}{(from.Commit is { } commit ? $" at {commit}" : "")}",
            { Name: { } name } => $"from the {from.Kind} {name}",
            _ => $"from {from.Path ?? from.Kind}",
        };
    }

    /// <summary>Only commits say who wrote what.</summary>
    private static string Written(VersionOrigin from) => from switch
    {
        { Authors: { Count: > 0 } authors } => $", written by {string.Join(" and ", authors.Select(one => one.Name))}",
        { Commit: not null } => ", who wrote it is not known",
        _ => "",
    };

    private static string Labelled(VersionOrigin from) =>
        from.OutsideLabels is { Count: > 0 } labels ? $", labelled {string.Join(" and ", labels)}" : "";

    private static string Outside(VersionOrigin from) => from switch
    {
        { Commit: { } commit } => $"{from.Path}, commit {commit[..12]} of {from.Location}",
        { OutsideId: { } id, OutsideVersion: { } version } =>
            $"{id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]}, version {version}{Labelled(from)}, of {from.Location}",
        { OutsideId: { } id } => $"{id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]} of {from.Location}",
        _ => $"{from.Path} of {from.Location}",
    };
}
