using System.Globalization;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// What a log states when it signs (c2sp.org/tlog-checkpoint): its origin, how many entries it has, and the root over them.
/// A log never signs two checkpoints that are inconsistent with each other.
/// </summary>
public sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    /// <summary>Lines that other logs may add and nobody audits; ours have none.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>The text that is signed: origin, size in decimal, root in base64, one per line.</summary>
    public string Text
    {
        get
        {
            var lines = new List<string> { Origin, Size.ToString(CultureInfo.InvariantCulture), Convert.ToBase64String(Root) };
            lines.AddRange(Extensions);
            if (Size < 0 || lines.Exists(line => line.Length == 0 || line.Contains('\n', StringComparison.Ordinal)))
                throw new InvalidOperationException("A checkpoint has a size and lines that are neither empty nor broken.");
            return string.Join('\n', lines) + "\n";
        }
    }

    public static Result<Checkpoint> Parse(string text)
    {
        if (!text.EndsWith('\n'))
            return AuditRefusals.CheckpointNotReadable("its last line is not ended");
        var lines = text[..^1].Split('\n');
        if (lines.Length < 3)
            return AuditRefusals.CheckpointNotReadable("it has fewer than three lines");
        if (lines.Contains(""))
            return AuditRefusals.CheckpointNotReadable("one of its lines is empty");
        if (!TryParseSize(lines[1], out var size))
            return AuditRefusals.CheckpointNotReadable("its second line is not a size in plain decimal digits");
        if (!StrictBase64.TryDecode(lines[2], out var root))
            return AuditRefusals.CheckpointNotReadable("its third line is not a root hash in base64");
        return new Checkpoint(lines[0], size, root) { Extensions = lines[3..] };
    }

    /// <summary>The checkpoint in a signed note, once a known key of its own origin has signed it.</summary>
    public static Result<Checkpoint> Open(string note, string origin, IReadOnlyCollection<NoteKey> keys)
    {
        var signed = SignedNote.Parse(note);
        if (!signed.Succeeded)
            return signed.Refusal;
        if (signed.Value.Verify([.. keys.Where(key => key.Name == origin)]) is { Succeeded: false } untrusted)
            return untrusted.Refusal;
        var checkpoint = Parse(signed.Value.Text);
        return !checkpoint.Succeeded || checkpoint.Value.Origin == origin
            ? checkpoint
            : AuditRefusals.OtherLog(origin, checkpoint.Value.Origin);
    }

    /// <summary>Decimal digits without sign or leading zero; sizes beyond a signed 64-bit number are no real log.</summary>
    internal static bool TryParseSize(string digits, out long size) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out size) && (digits.Length == 1 || digits[0] != '0');
}
