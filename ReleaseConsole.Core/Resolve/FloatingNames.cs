using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Resolve;

/// <summary>Which names come to mean something else without the release changing.</summary>
internal static partial class FloatingNames
{
    private const string Moves = "it floats: what it means can change behind the release";

    /// <summary>Why a name floats; null for one that stays.</summary>
    public static string? WhyOf(NamedThing named)
    {
        if (named.Floats is not null)
            return named.Floats;
        if (Is(named.Name))
            return Moves;
        if (named.Kind == ArtifactKind.Prompt)
            return named.Asked?.StartsWith("label ", StringComparison.Ordinal) == true
                ? $"it asks for a {named.Asked}, and labels are moved"
                : null;
        if (named is { Kind: ArtifactKind.Model, Name: "default" or "stable" })
            return $"the release has no models/{named.Name}, and no vendor has a model of that name";
        if (named.Kind == ArtifactKind.Model && IsAlias(named.Name))
            return $"{named.Name} is an alias that its vendor moves to newer models; a dated name stays";
        return named.Asked is { } asked && Is("@" + asked) ? Moves : null;
    }

    public static bool Is(string name) =>
        Form().IsMatch(name) || (name.StartsWith("models:/", StringComparison.Ordinal) && ModelAliases.Moves(name));

    /// <summary>A model of a vendor that dates its snapshots, named without a date.</summary>
    public static bool IsAlias(string model) =>
        !model.StartsWith("models:/", StringComparison.Ordinal) && ModelAliases.IsKnownToMove(model);

    // latest at the end; a label or an alias after @ that is no digest and no number; a range; anything.
    [GeneratedRegex(
        @"^\*$|(^|[/:@\-.])latest$|@(?!sha256:|v?\d[\w.]*$)[^/]+$|[/@:][\^~*<>]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
