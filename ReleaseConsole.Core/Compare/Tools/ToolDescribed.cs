using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>What a tool is called and says of itself, before and after.</summary>
internal static partial class ToolDescribed
{
    public static IEnumerable<ChangeDetail> Of(ToolDefinition before, ToolDefinition after)
    {
        if (before.Name != after.Name)
            yield return new ChangeDetail(
                "/name", "Be called", ChangeType.Changed, before.Name, after.Name, Effect.Different, ChangeTopic.Rename)
            {
                Meaning = $"The tool `{before.Name}` is called `{after.Name}` now: prompts, lists and code that name the old one miss it.",
            };
        var lost = SaidLimits.Lost(before.Description, after.Description) ?? Lost(before.Description, after.Description);
        if (before.Description != after.Description)
            yield return new ChangeDetail(
                "/description", "Be described as", Type(before.Description, after.Description), before.Description, after.Description,
                Effect.Different, ChangeTopic.Description)
            { Meaning = lost is not null ? $"`{after.Name}` no longer says of itself: “{lost}”" : null };
        if (before.Title != after.Title)
            yield return new ChangeDetail(
                "/title", "Be titled", Type(before.Title, after.Title), before.Title, after.Title, Effect.Different,
                ChangeTopic.Description);
    }

    // A limit that only the description states is gone with its sentence.
    private static string? Lost(string? before, string? after) =>
        Sentences(before).Except(Sentences(after), StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(sentence => Limits().IsMatch(sentence));

    private static IEnumerable<string> Sentences(string? text) =>
        text is null ? [] : SentenceEnd().Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0);

    private static ChangeType Type(string? before, string? after) =>
        before is null ? ChangeType.Added : after is null ? ChangeType.Removed : ChangeType.Changed;

    [GeneratedRegex(@"(?<=[.!?])\s+|\n")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        @"\b(?:only|never|not|cannot|can[’']t|won[’']t|must|within|at most|no more than|up to|limited|restricted|refuses|requires?"
        + @"|except|unless|read-only)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limits();
}
