using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Datasets;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A row of one dataset whose text also stands in a prompt or in another dataset.</summary>
internal sealed record LeakedCase(string Dataset, string Into, string Text);

/// <summary>
/// Finds rows of evaluation data in prompts and in data to learn from. A row is its longest text, of 24 characters at the least, without
/// case and spacing: shorter ones stand in many places by chance. Takes time linear in the texts.
/// </summary>
internal sealed class LeakedCases
{
    private static readonly ulong FirstWeight = Rolling.WeightOf(LeakedRows.Shortest);

    private readonly Dictionary<ulong, List<(string Dataset, string Text)>> _byStart = [];
    private readonly HashSet<(string Dataset, string Text)> _seen = [];

    /// <param name="touched">Which paths are looked at: a leak needs one of its two ends among them.</param>
    public static IEnumerable<LeakedCase> In(ManifestContents release, Func<string, bool> touched)
    {
        var datasets = release.Artifacts.Where(one => one.Pin.Kind == ArtifactKind.Dataset).ToList();
        var prompts = release.Artifacts.Where(one => one.Pin.Kind == ArtifactKind.Prompt).ToList();
        var learnt = datasets.Where(one => LeakedRows.IsToLearn(one.Pin.Path)).ToList();
        var isIntoTouched = prompts.Concat(learnt).Any(one => touched(one.Pin.Path));
        var rows = new LeakedCases();
        foreach (var dataset in datasets.Except(learnt).Where(one => isIntoTouched || touched(one.Pin.Path)))
            rows.Add(dataset.Pin.Path, DatasetTexts.Longest(dataset));
        if (rows._byStart.Count == 0)
            return [];
        var isFromTouched = datasets.Any(one => touched(one.Pin.Path));
        return prompts.Where(one => isFromTouched || touched(one.Pin.Path))
            .SelectMany(prompt => rows.Standing(prompt.Pin.Path, prompt.PromptText()))
            .Concat(learnt.SelectMany(one => rows.Shared(one.Pin.Path, DatasetTexts.Longest(one))))
            .Where(leak => touched(leak.Into) || touched(leak.Dataset));
    }

    private void Add(string dataset, IEnumerable<string> rows)
    {
        foreach (var text in rows.Select(LeakedRows.Plain).Where(text => text.Length >= LeakedRows.Shortest && _seen.Add((dataset, text))))
        {
            if (!_byStart.TryGetValue(Rolling.Of(text.AsSpan(0, LeakedRows.Shortest)), out var same))
                _byStart[Rolling.Of(text.AsSpan(0, LeakedRows.Shortest))] = same = [];
            same.Add((dataset, text));
        }
    }

    private List<LeakedCase> Standing(string prompt, string written)
    {
        var text = LeakedRows.Plain(written);
        var found = new List<LeakedCase>();
        if (text.Length < LeakedRows.Shortest)
            return found;
        var start = Rolling.Of(text.AsSpan(0, LeakedRows.Shortest));
        for (var at = 0; ; at++)
        {
            foreach (var row in _byStart.GetValueOrDefault(start) ?? [])
                if (text.AsSpan(at).StartsWith(row.Text, StringComparison.Ordinal))
                    found.Add(new LeakedCase(row.Dataset, prompt, row.Text));
            if (at + LeakedRows.Shortest == text.Length)
                return [.. found.Distinct()];
            start = Rolling.Moved(start, text[at], text[at + LeakedRows.Shortest], FirstWeight);
        }
    }

    private IEnumerable<LeakedCase> Shared(string learnt, IEnumerable<string> rows) =>
        from text in rows.Select(LeakedRows.Plain).Where(text => text.Length >= LeakedRows.Shortest).Distinct(StringComparer.Ordinal)
        from row in _byStart.GetValueOrDefault(Rolling.Of(text.AsSpan(0, LeakedRows.Shortest))) ?? []
        where row.Text == text
        select new LeakedCase(row.Dataset, learnt, text);
}
