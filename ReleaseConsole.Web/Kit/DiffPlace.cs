using System.Globalization;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Web.Kit;

/// <summary>A line of a comparison, as a thread names it.</summary>
public readonly record struct DiffPlace(DiffSide Side, int Line)
{
    /// <summary>The value of <c>data-line</c>, e.g. <c>after-9</c>.</summary>
    public string Anchor => $"{(Side == DiffSide.Before ? "before" : "after")}-{Line}";
}

/// <summary>One line of a side or several that follow each other, as an address names them: <c>after-9</c>, <c>after-9-14</c>.</summary>
public readonly record struct DiffRange(DiffSide Side, int First, int Last)
{
    /// <summary>As an address says it.</summary>
    public string Anchor => First == Last ? End.Anchor : $"{new DiffPlace(Side, First).Anchor}-{Last}";

    public DiffPlace End => new(Side, Last);

    public string Words => First == Last ? $"Line {First}, {Word}" : $"Lines {First} to {Last}, {Word}";

    private string Word => Side == DiffSide.Before ? "before" : "after";

    /// <summary>What an address names; null where it names no line. The other way round is the same lines.</summary>
    public static DiffRange? Parse(string? text)
    {
        if (text?.Split('-') is not [var side, .. var numbers] || side is not ("before" or "after") || numbers.Length is 0 or > 2)
            return null;
        var lines = numbers.Select(one => int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : 0)
            .ToList();
        return lines.Contains(0) ? null : new DiffRange(side == "before" ? DiffSide.Before : DiffSide.After, lines.Min(), lines.Max());
    }

    public bool Holds(DiffPlace place) => place.Side == Side && place.Line >= First && place.Line <= Last;
}
