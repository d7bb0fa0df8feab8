using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// The prompts of a Langfuse project by its public API v2: the list page by page, then of each prompt the version that carries the label,
/// with its composition tags left as they are. Each keeps its name, number and labels there.
/// </summary>
internal sealed class LangfuseSource(SourceConnection connection, Reach reach, Secrets secrets) : IImportSource
{
    private const int PageLimit = 200;
    private const int PageSize = 100;

    public string Kind => "langfuse";

    public string Name => new Uri(connection.Address).Host;

    public bool IsComplete => false;

    public SourceOrigin? Origin { get; private set; }

    private string Label => connection.Label ?? "production";

    public async Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel)
    {
        try
        {
            using var http = new SourceHttp(connection, reach, secrets, "Langfuse");
            Origin = new SourceOrigin(connection.Address.TrimEnd('/'), Revision: null);
            for (var page = 1; page <= PageLimit; page++)
            {
                var list = await http.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"/api/public/v2/prompts?page={page}&limit={PageSize}"), cancel);
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
            return SourceRefusals.NotReached(missing.Message);
        }
    }

    private async Task<Refusal?> StageAsync(SourceHttp http, JsonObject? listed, Staging staging, CancellationToken cancel)
    {
        if (listed?["name"].Word() is not { Length: > 0 } name)
            return SourceRefusals.NotUnderstood("Langfuse", "a prompt has no name.");
        var path = $"prompts/{name}.json";
        // Langfuse keeps “latest” itself and does not always list it.
        var carries = Label == "latest" || (listed["labels"] as JsonArray ?? []).Any(one => one.Word() == Label);
        var read = carries
            ? await http.ReadAsync($"/api/public/v2/prompts/{Uri.EscapeDataString(name)}?label={Uri.EscapeDataString(Label)}&resolve=false", cancel)
            : (JsonObject?)null;
        if (!read.Succeeded)
            return read.Refusal;
        if (read.Value is not { } prompt)
            return staging.Refuse(path, SourceRefusals.NoLabelled(path, Label));
        if (prompt["name"].Word() != name || prompt["version"].Number() is not { } version)
            return SourceRefusals.NotUnderstood("Langfuse", $"asked for {name}, it answered another prompt.");
        await using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(prompt, CanonicalJson.Options));
        return await staging.AddAsync(path, content, new OutsideItem($"langfuse:{name}", version.ToString(CultureInfo.InvariantCulture)), cancel);
    }
}
