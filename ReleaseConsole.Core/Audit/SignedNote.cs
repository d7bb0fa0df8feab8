using System.Buffers.Binary;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// A text with signatures under it (c2sp.org/signed-note): text, empty line, one line per signature.
/// The text is worth nothing before <see cref="Verify"/> has found a known key.
/// </summary>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    /// <summary>The specification asks for a limit that is not below 16.</summary>
    public const int MaxSignatures = 64;

    private const int MaxLength = 1_000_000;

    public static Result<SignedNote> Parse(string note)
    {
        if (note.Length > MaxLength)
            return AuditRefusals.NoteNotReadable("it is longer than a million characters");
        if (note.Any(unit => unit < ' ' && unit != '\n') || !CanonicalText.From(note).Succeeded)
            return AuditRefusals.NoteNotReadable("it holds control characters or half characters");
        var gap = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (gap < 0)
            return AuditRefusals.NoteNotReadable("no empty line stands between text and signatures");
        if (gap + 2 == note.Length || !note.EndsWith('\n'))
            return AuditRefusals.NoteNotReadable("it does not end with a signature line");
        var lines = note[(gap + 2)..^1].Split('\n');
        if (lines.Length > MaxSignatures)
            return AuditRefusals.NoteNotReadable($"it has more than {MaxSignatures} signatures");
        var signatures = new List<NoteSignature>();
        foreach (var line in lines)
        {
            if (ParseLine(line) is not { } signature)
                return AuditRefusals.NoteNotReadable("a signature line is not “— name base64”");
            signatures.Add(signature);
        }
        return new SignedNote(note[..(gap + 1)], signatures);
    }

    /// <summary>
    /// The known keys that signed this text. Signatures of unknown keys are passed over, also where they share a name or an id
    /// with a known one; a wrong signature of a known key refuses the whole note, and so does the lack of a right one.
    /// </summary>
    public Result<IReadOnlyList<NoteKey>> Verify(IReadOnlyCollection<NoteKey> known)
    {
        var signers = new List<NoteKey>();
        foreach (var signature in Signatures)
        {
            var claimed = known.Where(key => key.Name == signature.Name && key.Id == signature.KeyId).ToList();
            if (claimed.Count == 0)
                continue;
            if (claimed.Find(key => key.Verify(Text, signature.Signature)) is not { } signer)
                return AuditRefusals.SignatureWrong(signature.Name);
            if (!signers.Contains(signer))
                signers.Add(signer);
        }
        return signers.Count == 0 ? AuditRefusals.NoKnownSignature : signers;
    }

    public override string ToString() => Text + "\n" + string.Concat(Signatures.Select(signature => signature.Line));

    private static NoteSignature? ParseLine(string line)
    {
        if (!line.StartsWith(NoteSignature.Start, StringComparison.Ordinal))
            return null;
        var parts = line[NoteSignature.Start.Length..].Split(' ');
        if (parts.Length != 2 || !NoteKey.IsName(parts[0]) || !StrictBase64.TryDecode(parts[1], out var bytes) || bytes.Length <= 4)
            return null;
        return new NoteSignature(parts[0], BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[4..]);
    }
}
