using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Releases;

/// <summary>What stands beside the name of a model and decides whether the name can come to mean another one.</summary>
public static class HeldModel
{
    private static readonly string[] Upgrades = ["version_upgrade", "versionUpgradeOption"];
    private static readonly string[] Branches = ["main", "master", "latest", "HEAD"];

    /// <summary>
    /// A commit of a model hub, a version that Azure does not upgrade, or the dated model behind a deployment's own name.
    /// </summary>
    public static bool Is(JsonObject asked) =>
        IsCommit(asked["revision"])
        || IsKept(asked["model_version"], Upgrades.Select(name => asked[name]).FirstOrDefault(one => one is not null))
        || (BaseOf(asked) is { } known && !ModelAliases.Moves(known));

    public static bool IsCommit(JsonNode? revision) => revision.Word() is { } word && !IsBranch(word);

    public static bool IsBranch(string revision) => Branches.Contains(revision);

    public static bool IsKept(JsonNode? version, JsonNode? upgrade) => version is not null && IsKeptBy(upgrade.Word());

    /// <summary>Whether Azure leaves the version alone under that option.</summary>
    public static bool IsKeptBy(string? upgrade) => upgrade == "NoAutoUpgrade";

    /// <summary>Whether a place of a model's settings says how Azure upgrades it.</summary>
    public static bool IsUpgrade(string pointer) => Array.Exists(Upgrades, name => pointer.EndsWith("/" + name, StringComparison.Ordinal));

    /// <summary>
    /// The model that LiteLLM's <c>model_info</c> names for a deployment, whose own name says nothing; it stands beside the parameters, or
    /// among them once they are kept flat.
    /// </summary>
    public static string? BaseOf(JsonObject asked) =>
        ((asked["model_info"] ?? (asked.Parent as JsonObject)?["model_info"]) as JsonObject)?["base_model"].Word();
}
