using System.Globalization;
using System.Runtime.InteropServices;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// Many contents, of which those like a new one are found without comparing it with all: each has a signature of its smallest marks under
/// many orders (min-hash, Broder 1997), and what shares a band of it is looked at (Leskovec et al., Mining of Massive Datasets, ch. 3). The
/// share of equal parts of two signatures estimates how alike the contents are, within about five in a hundred.
/// </summary>
internal sealed class NearCopies
{
    /// <summary>Twenty bands of five find a text that is four fifths the same in 99.9 of 100 cases.</summary>
    private const int OfText = 5;

    /// <summary>A tool has few marks and is asked about from less on.</summary>
    private const int OfTool = 2;
    private const int Length = 100;

    private static readonly (uint Factor, uint Shift)[] Orders = [.. Enumerable.Range(0, Length).Select(Order)];

    private readonly List<(KnownArtifact Artifact, uint[] Signature, Likeness? Tool)> _all = [];
    private readonly Dictionary<(ArtifactKind, int Band, ulong Hash), List<int>> _bands = [];

    public void Add(KnownArtifact artifact, Likeness content)
    {
        var signature = SignatureOf(content);
        _all.Add((artifact, signature, content.IsTool ? content : null));
        foreach (var (band, hash) in Bands(signature, content.IsTool))
        {
            ref var there = ref CollectionsMarshal.GetValueRefOrAddDefault(_bands, (artifact.Kind, band, hash), out _);
            (there ??= []).Add(_all.Count - 1);
        }
    }

    /// <summary>The contents that may be like this one, each with what speaks for it.</summary>
    public IEnumerable<(KnownArtifact Artifact, IReadOnlyList<Evidence> Evidence)> To(ArtifactKind kind, Likeness content)
    {
        var signature = SignatureOf(content);
        return Bands(signature, content.IsTool).SelectMany(one => _bands.GetValueOrDefault((kind, one.Band, one.Hash)) ?? [])
            .Distinct().Order()
            .Select(at => _all[at]).Select(
                one => (one.Artifact, one.Tool is { } tool ? content.To(tool) : Estimated(signature, one.Signature)));
    }

    private static IReadOnlyList<Evidence> Estimated(uint[] one, uint[] other)
    {
        var same = 0;
        for (var at = 0; at < Length; at++)
            if (one[at] == other[at])
                same++;
        return [new Evidence(
            "text", string.Create(CultureInfo.InvariantCulture, $"about {same} % of the word triples are the same"), (double)same / Length,
            1)];
    }

    private static uint[] SignatureOf(Likeness content)
    {
        var signature = new uint[Length];
        Array.Fill(signature, uint.MaxValue);
        foreach (var mark in content.Marks)
            for (var at = 0; at < Length; at++)
            {
                var placed = unchecked((Mixed((uint)mark) * Orders[at].Factor) + Orders[at].Shift);
                placed ^= placed >> 15;
                if (placed < signature[at])
                    signature[at] = placed;
            }
        return signature;
    }

    private static IEnumerable<(int Band, ulong Hash)> Bands(uint[] signature, bool isTool)
    {
        var rows = isTool ? OfTool : OfText;
        for (var band = 0; band < Length / rows; band++)
        {
            var hash = 14695981039346656037UL;
            for (var row = 0; row < rows; row++)
                hash = unchecked((hash ^ signature[(band * rows) + row]) * 1099511628211UL);
            yield return (band, hash);
        }
    }

    private static uint Mixed(uint mark)
    {
        unchecked
        {
            mark = (mark ^ (mark >> 16)) * 0x7feb352d;
            return (mark ^ (mark >> 15)) * 0x846ca68b;
        }
    }

    /// <summary>An odd factor and a shift, the same in every run.</summary>
    private static (uint Factor, uint Shift) Order(int at) => (Mixed((uint)(2 * at) + 1) | 1, Mixed((uint)(2 * at) + 2));
}
