namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>What makes any format pointless: not text, not JSON or YAML where the extension says so, or a secret inside.</summary>
internal static class UnreadableUnit
{
    public static Refusal? WhyNot(ImportUnit unit)
    {
        foreach (var file in unit.Overlays.Select(overlay => overlay.File).Prepend(unit.File))
        {
            if (file.Bytes.Length == 0)
                return FormatRefusals.EmptyFile();
            // An archive is no text; what is in it is looked through when it is unpacked.
            if (InspectLog.IsArchive(file) || ParquetDataset.IsNamed(file))
                continue;
            if (IsWide(file.Bytes))
                return Of(FormatRefusals.Utf16(), file, unit);
            var found = file.FirstSecret();
            if (!found.Succeeded)
                return Of(found.Refusal, file, unit);
            if (found.Value is { } secret)
                return Of(IngestRefusals.SecretInContent($"{secret.Line}:{secret.Column}", secret.Kind), file, unit);
            if (file.FolderKind is not null && file.IsStructured && !file.Structure.Succeeded)
                return Of(file.Structure.Refusal, file, unit);
            if (file.IsProse && (file.FrontMatter.Refusal ?? file.FrontMatter.Value.DeclaredKind.Refusal) is { } broken)
                return Of(broken, file, unit);
        }
        return null;
    }

    // UTF-16 without a mark is UTF-8 by its bytes, with a NUL beside every letter.
    private static bool IsWide(ReadOnlySpan<byte> bytes)
    {
        var length = Math.Min(bytes.Length, 1024);
        if (!bytes[..length].Contains((byte)0))
            return false;
        Span<int> nuls = [0, 0];
        for (var at = 0; at < length; at++)
            nuls[at & 1] += bytes[at] == 0 ? 1 : 0;
        return length >= 4 && Math.Max(nuls[0], nuls[1]) * 3 > length && Math.Min(nuls[0], nuls[1]) * 10 < length;
    }

    /// <summary>A refusal of one file of a unit; that of an overlay says which it is.</summary>
    public static Refusal Of(Refusal refusal, SourceFile file, ImportUnit unit) =>
        file == unit.File ? refusal : refusal with { Sentence = $"{Path.GetFileName(file.Path)}: {refusal.Sentence}" };
}
