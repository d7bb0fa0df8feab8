using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Releases;

/// <summary>
/// What MLflow points to another version of a model without anyone's release: an alias or a stage, in a reference
/// (<c>models:/ranker@champion</c>) under whatever name, or beside the name of a registered model.
/// </summary>
public static partial class RegistryAliases
{
    private const string Scheme = "models:/";
    private static readonly string[] Registered = ["registered_model", "registered_model_name"];
    private static readonly string[] Numbers = ["version", "model_version"];

    /// <summary>All of them below a node, in reading order.</summary>
    public static IEnumerable<string> In(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(In),
        JsonObject members => members.SelectMany(one => Of(members, one.Key) is { } moving ? [moving] : In(one.Value)),
        _ => node.Word() is { } word && Is(word) ? [word] : [],
    };

    /// <summary>What a member asks for, written as one reference; null when it is none that moves.</summary>
    public static string? Of(JsonObject owner, string member)
    {
        if (owner[member].Word() is not { Length: > 0 } word)
            return null;
        if (member is not ("alias" or "stage") || Numbers.Any(owner.ContainsKey))
            return Is(word) ? word : null;
        return Registered.Select(name => owner[name].Word()).FirstOrDefault(name => name is not null) is { } model
            ? $"{Scheme}{model}{(member == "alias" ? '@' : '/')}{word}"
            : null;
    }

    public static bool Is(string reference) => Moving().IsMatch(reference);

    [GeneratedRegex(@"^models:/[^/@\s]+(?:@[^/@\s]+|/(?!\d+$)[^/@\s]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Moving();
}
