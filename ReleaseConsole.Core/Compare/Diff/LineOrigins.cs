namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>
/// Which of successive texts brought in each line of the last one: the earliest from which the line stands without a break, as
/// "annotate" and "blame" of version control systems say it. A line that was changed is a new line.
/// </summary>
public static class LineOrigins
{
    /// <param name="texts">The lines of each text, oldest first.</param>
    /// <returns>For each line of the last text, the index of the text that brought it.</returns>
    public static int[] Of(IReadOnlyList<IReadOnlyList<string>> texts)
    {
        int[] origins = [];
        for (var at = 0; at < texts.Count; at++)
        {
            var here = new int[texts[at].Count];
            Array.Fill(here, at);
            if (at > 0)
            {
                foreach (var (line, partner) in SequenceMatch.Of(texts[at - 1], texts[at]).Index())
                    if (partner >= 0)
                        here[partner] = origins[line];
            }
            origins = here;
        }
        return origins;
    }
}
