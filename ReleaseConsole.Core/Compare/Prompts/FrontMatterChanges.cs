using System.Text.Json.Nodes;
using ReleaseConsole.Core.Compare.Models;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// What the front matter of a prompt sets otherwise: its model, who answers where that fails, parameters, the answer's form.
/// </summary>
internal static class FrontMatterChanges
{
    // Where a prompt keeps what its model is asked with.
    private static readonly string[] Places = ["", "/config", "/model"];

    public static IEnumerable<ChangeDetail> Of(JsonObject? before, JsonObject? after)
    {
        var answering = Places.SelectMany(place => Answering(place, At(before, place), At(after, place))).ToList();
        return (from change in StructureDiff.Of(before, after)
                where !change.Path.StartsWith("/variables", StringComparison.Ordinal)
                    && !change.Path.StartsWith("/input/schema", StringComparison.Ordinal)
                    && !answering.Exists(line => Tells(line, change.Path))
                select PathDetail.Of(change, Topic(change.Path))).Concat(answering);
    }

    private static JsonObject? At(JsonObject? matter, string place) => place.Length == 0 ? matter : matter?[place[1..]] as JsonObject;

    private static IEnumerable<ChangeDetail> Answering(string place, JsonObject? before, JsonObject? after)
    {
        if (before is null && after is null)
            return [];
        var (was, now) = (before ?? [], after ?? []);
        // "fallback: I do not know that." is what the model says and no model.
        return ModelFallbacks.Of(was, now)
            .Where(line => line.Type == ChangeType.Changed || !$"{line.Before}{line.After}".Contains(' ', StringComparison.Ordinal))
            .Concat(RoutedProviders.Of(was, now)).Select(line => line with { Place = place + line.Place });
    }

    private static bool Tells(ChangeDetail line, string path) => line.Label == RoutedProviders.Label ? RoutedProviders.IsTold(path)
        : path.StartsWith(line.Place, StringComparison.Ordinal) && (path.Length == line.Place.Length || path[line.Place.Length] == '/');

    private static ChangeTopic Topic(string path) => path switch
    {
        "/model" => ChangeTopic.ModelName,
        _ when path.StartsWith("/config/", StringComparison.Ordinal) => ChangeTopic.ModelParameter,
        _ when path.StartsWith("/output", StringComparison.Ordinal) || path.StartsWith("/response", StringComparison.Ordinal) =>
            ChangeTopic.OutputContract,
        _ => ChangeTopic.Other,
    };
}
