using Microsoft.AspNetCore.Components;

namespace ReleaseConsole.Web.Kit;

/// <summary>A share of the work by its outcome; with words of its own it stands in a legend.</summary>
public sealed record ProgressPart(BannerKind Kind, int Count, string? Words = null)
{
    /// <summary>Nothing that asks for attention: drawn in grey.</summary>
    public bool IsQuiet { get; init; }

    internal string Css => IsQuiet ? "quiet" : Kind.Css();
}

/// <summary>What is done of what, what is left, and whether one may leave; segmented by outcome.</summary>
public sealed partial class ProgressRow
{
    /// <summary>E.g. "31 of 42 files read".</summary>
    [Parameter, EditorRequired] public required string Lead { get; set; }

    [Parameter, EditorRequired] public required int Total { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ProgressPart> Parts { get; set; }

    /// <summary>Time left, e.g. "about 15 s left".</summary>
    [Parameter] public string? Left { get; set; }

    /// <summary>E.g. "1 failed".</summary>
    [Parameter] public string? End { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    private int Done => Parts.Sum(part => part.Count);

    private IEnumerable<(ProgressPart Part, int Start, int Width)> Laid()
    {
        var start = 0;
        foreach (var part in Parts.Where(part => part.Count > 0 && Total > 0))
        {
            var width = part.Count * 1000 / Total;
            yield return (part, start, Math.Max(1, width - 2));
            start += width;
        }
    }
}
