namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Where the blocks of a template begin and end, and under which condition what follows stands. A block inside a sentence is part of it;
/// a tag without its other half is only spoken of.
/// </summary>
internal sealed class TemplateBlocks
{
    // Beyond these a block is read by its innermost conditions, or its last, alone; no template of a person comes near.
    private const int Deepest = 20;
    private const int MostBranches = 40;

    private readonly Dictionary<int, List<(BlockTag Tag, TemplateGuard? After)>> _lines = [];

    /// <summary>The tags of a line, in order, each with the condition behind it.</summary>
    public IReadOnlyList<(BlockTag Tag, TemplateGuard? After)> On(int line) => _lines.GetValueOrDefault(line) ?? [];

    public static TemplateBlocks Of(IReadOnlyList<string> lines)
    {
        var blocks = new TemplateBlocks();
        var open = new Stack<Block>();
        foreach (var tag in Whole(lines))
        {
            var left = tag.Step == BlockStep.Opens ? null : open.Pop();
            if (tag.Step != BlockStep.Closes)
                open.Push(left?.Turn(tag) ?? new Block(tag));
            if (!blocks._lines.TryGetValue(tag.Line, out var on))
                blocks._lines[tag.Line] = on = [];
            on.Add((tag, Guard(open)));
        }
        return blocks;
    }

    private static TemplateGuard? Guard(Stack<Block> open) => open.Count == 0 ? null : new TemplateGuard(
        TemplateCondition.AllOf([.. open.Take(Deepest).Reverse().Select(block => block.Condition)]),
        string.Join(" and ", open.Take(Deepest).Reverse().Select(block => block.Said)));

    /// <summary>The tags of the blocks that are opened and closed, without those inside a sentence.</summary>
    private static List<BlockTag> Whole(IReadOnlyList<string> lines)
    {
        var tags = lines.SelectMany((line, at) => BlockTag.In(line, at)).ToList();
        var (isWhole, open) = (new bool[tags.Count], new Stack<List<int>>());
        for (var at = 0; at < tags.Count; at++)
            if (tags[at].Step == BlockStep.Opens)
                open.Push([at]);
            else if (tags[at].Step == BlockStep.Turns && open.TryPeek(out var turned))
                turned.Add(at);
            else if (tags[at].Step == BlockStep.Closes && open.Take(Deepest).Any(one => tags[one[0]].IsClosedBy(tags[at])))
            {
                // What was opened within and never closed is no block.
                while (!tags[open.Peek()[0]].IsClosedBy(tags[at]))
                    open.Pop();
                foreach (var one in open.Pop())
                    isWhole[one] = true;
                isWhole[at] = true;
            }
        return Outside(lines, tags.Where((_, at) => isWhole[at]));
    }

    private static List<BlockTag> Outside(IReadOnlyList<string> lines, IEnumerable<BlockTag> tags)
    {
        var (outside, waiting, inside) = (new List<BlockTag>(), new List<BlockTag>(), 0);
        foreach (var tag in tags)
        {
            var begins = inside == 0 && tag.Step == BlockStep.Opens && IsInSentence(lines[tag.Line], tag, outside);
            if (inside == 0 && !begins)
            {
                outside.Add(tag);
                continue;
            }
            waiting.Add(tag);
            inside += tag.Step switch { BlockStep.Opens => 1, BlockStep.Closes => -1, _ => 0 };
            if (inside == 0)
            {
                // One that goes on over lines holds more than a part of a sentence.
                if (waiting[0].Line != tag.Line)
                    outside.AddRange(waiting);
                waiting.Clear();
            }
        }
        return outside;
    }

    private static bool IsInSentence(string line, BlockTag tag, List<BlockTag> outside)
    {
        var from = outside is [.., { } last] && last.Line == tag.Line ? last.End : 0;
        var before = line.AsSpan(from..tag.At).TrimEnd(" \t*_\"”)`");
        return !before.IsEmpty && before[^1] is not ('.' or '!' or '?' or ':' or '>')
            && ListMarks.Length(line[from..tag.At]) < tag.At - from;
    }

    /// <summary>A branch of a block: what has to hold for it, and what the branches before it asked.</summary>
    private sealed record Block(TemplateCondition Condition, TemplateCondition NoneBefore, string Said, string Before, int Branches = 1)
    {
        public Block(BlockTag tag)
            : this(tag.Condition ?? TemplateCondition.Always, (tag.Condition ?? TemplateCondition.Always).Not(), tag.Said, tag.Said)
        {
        }

        public Block Turn(BlockTag tag) => tag.Condition is not { } asks
            ? this with { Condition = NoneBefore, Said = Other(Before) }
            : Branches >= MostBranches ? new Block(tag) with { Branches = Branches }
            : new Block(
                NoneBefore.And(asks), NoneBefore.And(asks.Not()), $"{Other(Before)} and {tag.Said}", $"{Before} or {tag.Said}",
                Branches + 1);

        private static string Other(string said) => said.StartsWith("if `", StringComparison.Ordinal) ? $"unless {said[3..]}"
            : said.StartsWith("unless `", StringComparison.Ordinal) ? $"if {said[7..]}" : $"not {said}";
    }
}
