using System.Buffers;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>The plainest words by which a German or French sentence forbids or obliges; none of them is an English word.</summary>
internal static partial class ForeignWords
{
    public static bool Forbid(string sentence) => sentence.AsSpan().ContainsAny(ForbiddingStems) && Forbidding().IsMatch(sentence);

    public static bool Oblige(string sentence) => sentence.AsSpan().ContainsAny(ObligingStems) && Obliging().IsMatch(sentence);

    private static readonly string[] Forbidden = ["nie ", "niemals", "kein", "nicht", "verboten", "jamais", "interdit", " pas"];

    private static readonly string[] Obliged =
        ["muss", "müss", "immer", "stets", "nur ", "doit", "doivent", "devez", "toujours", "seulement", "uniquement"];

    private static readonly SearchValues<string> ForbiddingStems = SearchValues.Create(Forbidden, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> ObligingStems = SearchValues.Create(Obliged, StringComparison.OrdinalIgnoreCase);

    /// <summary>A sentence without any of these says nothing here.</summary>
    public static IEnumerable<string> Stems => Forbidden.Concat(Obliged);

    [GeneratedRegex(
        @"\b(?:nie|niemals|keine?[mnrs]?|(?:darf|dürfen|darfst|soll|sollst|sollen|kann|kannst)\b[^.!?]{0,60}\bnicht|verboten|jamais|interdite?s?|(?:ne\b|n[’'])[^.!?]{0,30}\bpas)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forbidding();

    [GeneratedRegex(
        @"\b(?:muss|musst|müssen|immer|stets|nur|doit|doivent|devez|toujours|seulement|uniquement)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Obliging();
}
