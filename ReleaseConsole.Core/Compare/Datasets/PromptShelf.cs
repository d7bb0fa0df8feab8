using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// Some prompts of a release, with how every stretch of any of them begins that could be a row: what begins in none of them is told of all
/// at once. Read when first asked for.
/// </summary>
internal sealed class PromptShelf
{
    // More of them, and a row that one holds is searched for in many others; fewer, and each row is looked up many times.
    private const int Most = 16;
    private const int MostLetters = 1 << 17;

    private readonly List<PlainPrompt> _prompts;
    private readonly Lazy<RowStarts> _starts;

    private PromptShelf(List<PlainPrompt> prompts)
    {
        _prompts = prompts;
        _starts = new Lazy<RowStarts>(Starts);
    }

    public static PromptShelf[] Of(IEnumerable<PinnedContent> prompts)
    {
        var (shelves, some, letters) = (new List<PromptShelf>(), new List<PlainPrompt>(), 0L);
        foreach (var prompt in prompts.Select(one => new PlainPrompt(one)))
        {
            if (some.Count == Most || (some.Count > 0 && letters + prompt.Length > MostLetters))
            {
                shelves.Add(new PromptShelf(some));
                (some, letters) = ([], 0);
            }
            some.Add(prompt);
            letters += prompt.Length;
        }
        return some.Count == 0 ? [.. shelves] : [.. shelves, new PromptShelf(some)];
    }

    /// <summary>
    /// The prompts that hold some of the rows, and which. How a row begins is looked up first; only what begins so is searched for.
    /// </summary>
    public IReadOnlyList<(string Prompt, List<string> Rows)> Holding(ReadOnlySpan<PlainRow> rows)
    {
        var starts = _starts.Value;
        List<PlainRow>? likely = null;
        foreach (ref readonly var row in rows)
            if (starts.MayHold(row.Start) && starts.MayHold(row.Later))
                (likely ??= []).Add(row);
        return likely is null ? []
            : [.. from prompt in _prompts
                  let held = likely.Where(row => prompt.Holds(row)).Select(row => row.Text).ToList()
                  where held.Count > 0
                  select (prompt.Path, held)];
    }

    private RowStarts Starts()
    {
        var starts = new RowStarts(_prompts.Sum(one => (long)one.Length));
        foreach (var prompt in _prompts)
            prompt.AddTo(starts);
        return starts;
    }
}
