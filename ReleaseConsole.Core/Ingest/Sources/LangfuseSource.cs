using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// The prompts of a Langfuse project by its public API v2: the list page by page, then of each prompt every version that is not here yet
/// and those that carry a label, or the one that carries the label asked for. Composition tags are left as they are.
/// </summary>
internal sealed class LangfuseSource(SourceConnection connection, SourceLine line, KnownOutside known) : IImportSource
{
    private const int PageLimit = 200;
    private const int PageSize = 100;
    private const int LabelLimit = 50;

    public string Kind => "langfuse";

    public string Name => new Uri(connection.Address).Host;

    public bool IsComplete => false;

    public SourceOrigin? Origin { get; private set; }

    public async Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel)
    {
        try
        {
            using var http = new SourceHttp(connection, line, "Langfuse");
            Origin = new SourceOrigin(connection.Address.TrimEnd('/'), Revision: null);
            for (var page = 1; page <= PageLimit; page++)
            {
                var list = await http.ReadAsync(
                    string.Create(CultureInfo.InvariantCulture, $"/api/public/v2/prompts?page={page}&limit={PageSize}"), cancel);
                if (!list.Succeeded)
                    return list.Refusal;
                if (list.Value?["data"] is not JsonArray prompts)
                    return SourceRefusals.NotUnderstood("Langfuse", "the list of prompts has no “data”.");
                foreach (var prompt in prompts)
                    if (await StageAsync(http, prompt as JsonObject, staging, cancel) is { } refusal)
                        return refusal;
                if (page >= (list.Value["meta"]?["totalPages"].Number() ?? 0) || prompts.Count == 0)
                    return null;
            }
            return SourceRefusals.TooManyPages("Langfuse");
        }
        catch (SecretMissingException missing)
        {
            return SourceRefusals.NotReached(missing);
        }
    }

    private async Task<Refusal?> StageAsync(SourceHttp http, JsonObject? listed, Staging staging, CancellationToken cancel)
    {
        if (listed?["name"].Word() is not { Length: > 0 } name)
            return SourceRefusals.NotUnderstood("Langfuse", "a prompt has no name.");
        var prompt = new ListedPrompt(
            name, Words(listed["labels"]).Take(LabelLimit).ToList(), new VersionFiles(staging, $"prompts/{name}", $"langfuse:{name}"));
        return connection.Label is { } label
            ? await StageOnlyAsync(http, prompt, label, cancel)
            : await StageAllAsync(http, prompt, (listed["versions"] as JsonArray ?? []).Select(Whole).OfType<int>(), cancel);
    }

    private static async Task<Refusal?> StageOnlyAsync(SourceHttp http, ListedPrompt prompt, string label, CancellationToken cancel)
    {
        // Langfuse keeps “latest” itself and does not always list it.
        var read = label == "latest" || prompt.Labels.Contains(label)
            ? await ReadAsync(http, prompt.Name, $"label={Uri.EscapeDataString(label)}", cancel)
            : (JsonObject?)null;
        return read switch
        {
            { Succeeded: false } => read.Refusal,
            { Value: { } found } => await prompt.Files.AddOnlyAsync($"{Whole(found["version"])}", found, Words(found["labels"]), cancel),
            _ => prompt.Files.HasNone(label),
        };
    }

    private async Task<Refusal?> StageAllAsync(SourceHttp http, ListedPrompt prompt, IEnumerable<int> versions, CancellationToken cancel)
    {
        var taken = prompt.Files.Taken(versions);
        if (!taken.Succeeded)
            return taken.Refusal;
        var labelled = await LabelledAsync(http, prompt, cancel);
        if (!labelled.Succeeded)
            return labelled.Refusal;
        foreach (var number in taken.Value)
        {
            var isNews = number == taken.Value[^1] || !known.Has($"langfuse:{prompt.Name}", $"{number}");
            if (!labelled.Value.TryGetValue(number, out var found) && !isNews)
                continue;
            var read = found is not null
                ? found
                : await ReadAsync(http, prompt.Name, string.Create(CultureInfo.InvariantCulture, $"version={number}"), cancel);
            if (!read.Succeeded)
                return read.Refusal;
            // A version that was deleted since the list was read is no version any more.
            if (read.Value is { } version
                && await prompt.Files.AddAsync(number, revision: null, version, Words(version["labels"]), cancel) is { } refusal)
                return refusal;
        }
        return null;
    }

    /// <summary>What the labels point to now, by version; the list names the labels but not where they are.</summary>
    private static async Task<Result<Dictionary<int, JsonObject>>> LabelledAsync(
        SourceHttp http, ListedPrompt prompt, CancellationToken cancel)
    {
        var found = new Dictionary<int, JsonObject>();
        foreach (var label in prompt.Labels.Where(
            label => label != "latest" && !found.Values.Any(one => Words(one["labels"]).Contains(label))))
        {
            var read = await ReadAsync(http, prompt.Name, $"label={Uri.EscapeDataString(label)}", cancel);
            if (!read.Succeeded)
                return read.Refusal;
            if (read.Value is { } version)
                found[Whole(version["version"])!.Value] = version;
        }
        return found;
    }

    private static async Task<Result<JsonObject?>> ReadAsync(SourceHttp http, string name, string which, CancellationToken cancel)
    {
        var read = await http.ReadAsync($"/api/public/v2/prompts/{Uri.EscapeDataString(name)}?{which}&resolve=false", cancel);
        return read is { Succeeded: true, Value: { } prompt } && (prompt["name"].Word() != name || Whole(prompt["version"]) is null)
            ? SourceRefusals.NotUnderstood("Langfuse", $"asked for {name}, it answered another prompt.")
            : read;
    }

    private static IEnumerable<string> Words(JsonNode? list) => (list as JsonArray ?? []).Select(one => one.Word()).OfType<string>();

    private static int? Whole(JsonNode? number) =>
        number.Number() is { } value and > 0 and <= int.MaxValue && double.IsInteger(value) ? (int)value : null;

    private sealed record ListedPrompt(string Name, IReadOnlyList<string> Labels, VersionFiles Files);
}
