using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Models;

/// <summary>
/// When models end: as the artifact itself states it, or as the providers' deprecation pages had it in 2026. A model that is not listed
/// has no known end.
/// </summary>
internal static partial class ModelRetirements
{
    /// <summary>The place of an end that is known by the model's name and not stated.</summary>
    public const string ByName = "/model";

    private static readonly string[] Stated = ["retires_on", "retirement_date", "deprecation_date", "end_of_life", "shutdown_date"];

    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["gpt-4-32k"] = "2025-06-06",
        ["gpt-4.5-preview"] = "2025-07-14",
        ["o1-preview"] = "2025-07-28",
        ["o1-mini"] = "2025-10-27",
        ["chatgpt-4o-latest"] = "2026-02-17",
        ["gpt-4-0314"] = "2026-03-26",
        ["gpt-4-0125-preview"] = "2026-03-26",
        ["gpt-4-1106-preview"] = "2026-03-26",
        ["gpt-3.5-turbo-1106"] = "2026-09-28",
        ["gpt-3.5-turbo-instruct"] = "2026-09-28",
        ["gpt-3.5-turbo-0125"] = "2026-10-23",
        ["gpt-4-0613"] = "2026-10-23",
        ["gpt-4-turbo-2024-04-09"] = "2026-10-23",
        ["gpt-4o-2024-05-13"] = "2026-10-23",
        ["o1-2024-12-17"] = "2026-10-23",
        ["o3-mini-2025-01-31"] = "2026-10-23",
        ["o4-mini-2025-04-16"] = "2026-10-23",
        ["gpt-4.1-nano-2025-04-14"] = "2026-10-23",
        ["claude-2.1"] = "2025-07-21",
        ["claude-3-sonnet-20240229"] = "2025-07-21",
        ["claude-3-5-sonnet-20240620"] = "2025-10-28",
        ["claude-3-5-sonnet-20241022"] = "2025-10-28",
        ["claude-3-opus-20240229"] = "2026-01-05",
        ["claude-3-7-sonnet-20250219"] = "2026-02-19",
        ["claude-3-5-haiku-20241022"] = "2026-02-19",
        ["gemini-1.5-pro-002"] = "2025-09-24",
        ["gemini-1.5-flash-002"] = "2025-09-24",
    };

    public static IEnumerable<RetiringModel> In(PinnedContent content)
    {
        var root = content.Pin.Kind == ArtifactKind.Prompt
            ? PromptReading.Of(content.PromptText()).FrontMatter
            : content.Tree() as JsonObject;
        if (root is null)
            return [];
        // A group asks each of its deployments; what stands beside them speaks for all.
        var several = content.Pin.Kind == ArtifactKind.Prompt || ModelAliases.NameOf(root) is not null ? [] : ModelAliases.Stated(root);
        return several.Prepend(root).Select(asked => Of(asked, content.Pin.Path)).OfType<RetiringModel>();
    }

    private static RetiringModel? Of(JsonObject asked, string path)
    {
        var model = Named(asked);
        // Where it stands: a deployment says so of itself by its place in the group.
        var place = asked.Parent is JsonArray group ? JsonPointer.Child("/deployments", group.IndexOf(asked)) : "";
        foreach (var member in Stated)
            if (Day(asked[member].Word()) is { } day)
                return new RetiringModel(model ?? path, $"{place}/{member}", day);
        return model is not null && Day(Known.GetValueOrDefault(Bare().Replace(model, ""))) is { } known
            ? new RetiringModel(model, ByName, known)
            : null;
    }

    private static string? Named(JsonObject root) => (root["model"] ?? root["model_name"] ?? root["deployment"]).Word();

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // What gateways and dotprompt write before the name.
    [GeneratedRegex(@"^(?:[a-z_]+/)*")]
    private static partial Regex Bare();
}
