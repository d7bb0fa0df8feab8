using System.Globalization;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// What the gate said when nothing differed, run by run: better or worse is a false flip. The interval is Clopper and Pearson's at 95 %.
/// </summary>
public sealed record FalseFlips(NullSplit Split, int Runs, int Better, int Worse, int CannotTell, int NotWorse, int Pairs, Bounds Interval)
{
    public double Rate => Runs == 0 ? 0 : (double)(Better + Worse) / Runs;

    public string Sentence => string.Create(
        CultureInfo.InvariantCulture,
        $"Judged against itself {Runs} times, the gate spoke of a difference {Better + Worse} times: {Rate * 100:0.0} % ({Interval.Lower * 100:0.0} to {Interval.Upper * 100:0.0} at 95 %).");
}
