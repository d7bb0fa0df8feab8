using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>What changed in the card of a dataset: its members one by one, and its text. The rows it speaks of are elsewhere.</summary>
internal static class CardChanges
{
    // Licence and class have lines of their own.
    private static readonly string[] Terms = ["/license", "/licence", "/data_class", "/dataClass", "/classification"];

    // What sorts and describes data, and does not say which data it is.
    private static readonly string[] Describing =
        ["size_categories", "tags", "language", "pretty_name", "task_categories", "annotations_creators",
            "language_creators", "source_datasets"];

    /// <summary>Null where one side is no card.</summary>
    public static IReadOnlyList<ChangeDetail>? Of(PinnedContent? before, PinnedContent? after)
    {
        if (before is not { Form: ContentForm.Text } || after is not { Form: ContentForm.Text })
            return null;
        var (was, now) = (PromptReading.Of(before.Text()), PromptReading.Of(after.Text()));
        List<ChangeDetail> lines =
        [
            .. StructureDiff.Of(was.FrontMatter ?? [], now.FrontMatter ?? []).Where(change => !Terms.Any(term => IsAt(change.Path, term)))
                .Select(change => PathDetail.Of(change, ChangeTopic.Other)),
        ];
        if (was.Body != now.Body)
            lines.Add(new ChangeDetail("", "Text of the card", ChangeType.Changed, null, null, Effect.Different)
            {
                Meaning = "The text of the card changed.",
            });
        return lines;
    }

    /// <summary>Whether a card still stands for the same rows, as far as it says which.</summary>
    public static bool KeepRows(PinnedContent? before, PinnedContent? after) => Of(before, after) is { } lines
        && lines.All(line => line.Place.Length == 0 || Describing.Contains(JsonPointer.Segments(line.Place)[0]));

    public static string Said(IReadOnlyList<ChangeDetail> lines) => lines switch
    {
        [] => "The card says the same in another form.",
        [var only] => only.Sentence,
        [var first, ..] => $"{first.Sentence.TrimEnd('.')}; {lines.Count - 1} more changed in the card.",
    };

    private static bool IsAt(string path, string term) => path == term || path.StartsWith(term + "/", StringComparison.Ordinal);
}
