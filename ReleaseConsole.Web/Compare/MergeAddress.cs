using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Web.Compare;

/// <summary>
/// What a person took in a three-way view, as the address keeps it (<c>take</c>): a word for each artifact that is not taken as it would be
/// anyway — <c>o</c>urs, <c>t</c>heirs or <c>d</c>ecided place by place, the artifact's code, and a letter for each place.
/// </summary>
internal static class MergeAddress
{
    private const char Between = '.';

    public static string? Of(IEnumerable<ThreeWayLine> rows)
    {
        var words = rows.Select(Word).OfType<string>().ToList();
        return words.Count == 0 ? null : string.Join(Between, words);
    }

    /// <summary>Takes again what the address says; words that name nothing here any more are passed over.</summary>
    public static void Apply(string? take, IReadOnlyList<ThreeWayLine> rows)
    {
        if (string.IsNullOrEmpty(take))
            return;
        var byCode = PinCode.Of(rows, row => (row.Artifact.Kind, row.Artifact.Path));
        foreach (var word in take.Split(Between).Where(word => word.Length > PinCode.Length))
            if (byCode.TryGetValue(word[1..(PinCode.Length + 1)], out var row))
                row.TakeAgain(word[0], word[(PinCode.Length + 1)..]);
    }

    private static string? Word(ThreeWayLine row)
    {
        var code = PinCode.Of(row.Artifact.Kind, row.Artifact.Path);
        return row.Take switch
        {
            MergeTake.Ours when row.Followed != MergeTake.Ours => "o" + code,
            MergeTake.Theirs when row.Followed != MergeTake.Theirs => "t" + code,
            MergeTake.Merged when row.Places is not null => $"d{code}{row.Places}",
            null when row.Places is not null => $"p{code}{row.Places}",
            _ => null,
        };
    }
}
