using System.Runtime.InteropServices;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// One run by case: which rows are repeats of which case. A run may try one case on several prompts; what both runs know a prompt by
/// keeps them apart, since digests differ between releases.
/// </summary>
internal sealed class CaseRuns
{
    private readonly EvaluationRecord _record;
    private readonly IReadOnlyList<string> _prompts;
    private readonly int[] _caseOf;
    private readonly List<string?> _groups = [];
    private readonly List<string?> _reasons = [];

    /// <param name="prompts">The name of each prompt; none where there is but one.</param>
    public CaseRuns(EvaluationRecord record, IReadOnlyList<string> prompts)
    {
        (_record, _prompts, _caseOf) = (record, prompts, new int[record.Rows.Count]);
        Keys = new Dictionary<(string Case, string Label), int>(record.Rows.Count);
        for (var at = 0; at < record.Rows.Count; at++)
        {
            var row = record.Rows[at];
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(Keys, (row.Case, Label(row.Prompt)), out var exists);
            if (!exists)
            {
                known = First.Count;
                First.Add(row);
                _groups.Add(row.Group);
                _reasons.Add(null);
            }
            // The order of rows decides nothing: of several groups the first by name counts.
            else if (row.Group is { } group && (_groups[known] is not { } sofar || string.CompareOrdinal(group, sofar) < 0))
                _groups[known] = group;
            if (row.Pass == false)
                _reasons[known] ??= row.Reason;
            _caseOf[at] = known;
        }
    }

    public Dictionary<(string Case, string Label), int> Keys { get; }

    /// <summary>The first row of each case, for what names it.</summary>
    public List<EvaluationRow> First { get; } = [];

    public IReadOnlyList<string?> Groups => _groups;

    /// <summary>Why a grader failed the case, in its first failing repeat.</summary>
    public IReadOnlyList<string?> Reasons => _reasons;

    /// <summary>Each case's mean over its answered repeats; NaN where there is none.</summary>
    public double[] Means(Func<EvaluationRow, double?> value)
    {
        var (sums, counts) = (new double[First.Count], new int[First.Count]);
        for (var at = 0; at < _caseOf.Length; at++)
            if (_record.Rows[at] is { Error: null } row && value(row) is { } known)
            {
                sums[_caseOf[at]] += known;
                counts[_caseOf[at]]++;
            }
        for (var at = 0; at < sums.Length; at++)
            sums[at] = counts[at] == 0 ? double.NaN : sums[at] / counts[at];
        return sums;
    }

    /// <summary>Each case's answered values one by one, for splitting repeats.</summary>
    public List<double>[] Values(Func<EvaluationRow, double?> value)
    {
        var all = new List<double>[First.Count];
        for (var at = 0; at < _caseOf.Length; at++)
            if (_record.Rows[at] is { Error: null } row && value(row) is { } known)
                (all[_caseOf[at]] ??= []).Add(known);
        return all;
    }

    private string Label(int prompt) => prompt >= 0 && prompt < _prompts.Count ? _prompts[prompt] : "";
}
