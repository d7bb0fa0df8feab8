using System.Buffers;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Which part of a prompt says of itself that it holds no longer: what stands below a heading such as “No longer in force”, or in the list
/// below a line that says so.
/// </summary>
internal readonly partial record struct RetiredPart(string? Heading, int Level, string? Lead)
{
    public RetiredPart Below(string heading, int level) =>
        Heading is not null && level > Level ? this with { Lead = null }
        : Says(heading) ? new RetiredPart(heading, level, null)
        : default;

    /// <summary>Behind a text that is no item of a list, and may head one.</summary>
    public RetiredPart Behind(string text) =>
        this with { Lead = Heads(text) && (Says(text.Trim('*', ' ')) || Following().IsMatch(text)) ? text : null };

    private static bool Heads(string text) => text.AsSpan().TrimEnd("*_ ").EndsWith(":")
        || (text.StartsWith("**", StringComparison.Ordinal) && text.EndsWith("**", StringComparison.Ordinal));

    /// <summary>Where what is read now stands; null where it holds.</summary>
    public string? Place(bool isItem) =>
        (isItem ? Lead ?? Heading : Heading) is { } name ? $"under “{name.Trim('*', '_', ' ', ':')}”" : null;

    private static bool Says(string text) => MaySay(text) && (Retired().IsMatch(text) || Remarked().IsMatch(text));

    private static bool MaySay(string text) => text.Length is > 2 and < 120 && text.AsSpan().ContainsAny(Stems);

    // Most headings hold none of these.
    private static readonly SearchValues<string> Stems = SearchValues.Create(
        ["no longer", "not ", "n't", "n’t", "force", "deprecat", "obsol", "supersed", "repeal", "archiv", "retired", "outdated", "former", "old ",
        "historic", "inactive", "disabled", "ignore", "void", "nicht", "kraft", "veralt", "alte ", "frühere", "ancien", "vigueur"],
        StringComparison.OrdinalIgnoreCase);

    private const string Over = @"(?:no longer (?:in (?:force|effect|use)|valid|applicable|appl(?:y|ies)|active|binding|used|hold(?:s"
        + @"|ing)?)|not in (?:force|effect)|out of force"
        + @"|deprecated|obsolete|superseded|repealed|nicht mehr (?:gültig|in Kraft)|außer Kraft|plus en vigueur)";

    private const string Rules = @"(?:rules?|instructions?|guidelines?|guardrails?|constraints?|restrictions?|Regeln|Anweisungen|règles)";

    // "Deprecated tools" heads rules about them.
    [GeneratedRegex(
        @"^\W*(?:\d+[.)]\s*)?(?:(?:(?:the )?(?:following )?" + Rules + @" )?(?:(?:are|that are|which are|that|which) )?" + Over
        + @"|veraltet|obsolètes?"
        + @"|(?:deprecated|obsolete|superseded|repealed|retired|outdated|former|old|archived|historical|inactive|disabled|veraltete|alte"
        + @"|frühere|anciennes) (?:\w+ )?" + Rules
        + @")\W*(?:\([^()]*\)\W*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Retired();

    // "Payments - void" heads what is done when one is; "search_v1 (deprecated)" and "Codes – do not use" head rules about them.
    [GeneratedRegex(
        @"[(\[–—-]\s*(?:do not follow|don[’']t follow|ignore (?:this|these|them)|not in (?:force|effect)"
        + @"|no longer (?:in (?:force|effect)|appl(?:y|ies)|applicable|binding))\s*[)\]]?\W*$"
        + @"|[(\[]\s*void\s*[)\]]\W*$"
        + @"|\b" + Rules + @"\b[^(\[–—]{0,40}[(\[–—-]\s*" + Over + @"\s*[)\]]?\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Remarked();

    [GeneratedRegex(
        @"^\W*(?:(?:the following|these|those|all of these)(?:\s" + Rules + @")?|"
            + Rules + @")\s(?:(?:are|is|do|have|been|now|all|below|above|that)\s){0,4}"
        + @"(?:" + Over + @"|withdrawn)\W*:\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Following();
}
