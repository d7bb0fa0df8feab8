using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Releases;

/// <summary>
/// Names for which a host decides when it is asked which model it serves: a router's choice, a name of Ollama without a tag.
/// </summary>
public static partial class ServedModels
{
    /// <summary>Why the model that is asked for is not one model; null where the name says which one, or nobody can know.</summary>
    public static string? WhyMoves(JsonObject asked)
    {
        if (ModelAliases.NameOf(asked) is not { } model)
            return null;
        var whole = asked["provider"].Word() is { } provider && !model.StartsWith(provider + "/", StringComparison.Ordinal)
            ? $"{provider}/{model}"
            : model;
        return Routed().IsMatch(whole) ? $"{model} is whichever model OpenRouter picks when it is asked; the name of one model stays"
            : Untagged().IsMatch(whole) ? $"{model} has no tag, so that Ollama serves whatever is the latest; a digest stays"
            : null;
    }

    /// <summary>Whether it is a router that picks the model for each call.</summary>
    public static bool IsRouted(string model) => Routed().IsMatch(model);

    [GeneratedRegex(@"^openrouter/(?:openrouter/)?auto$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Routed();

    [GeneratedRegex(@"^ollama(?:_chat)?/(?!.*:)[^@]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Untagged();
}
