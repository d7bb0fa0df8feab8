using System.Text;
using System.Text.Json;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Where a document stops being JSON, and what stands there instead.</summary>
internal static class UnreadableJson
{
    public static Refusal Explain(JsonException unreadable, ReadOnlySpan<byte> json)
    {
        var offset = 0;
        for (var line = unreadable.LineNumber ?? 0; line > 0; line--)
            offset += json[offset..].IndexOf((byte)'\n') + 1;
        offset = (int)Math.Min(json.Length, offset + (unreadable.BytePositionInLine ?? 0));
        var place = TextPlace.Of(json, offset);
        if (json[offset..].TrimEnd(" \t\r\n"u8).IsEmpty)
            return ArtifactsRefusals.JsonEndsEarly(place);
        Rune.DecodeFromUtf8(json[offset..], out var rune, out _);
        var found = Rune.IsControl(rune) ? $"U+{rune.Value:X4}" : $"“{rune}”";
        return ArtifactsRefusals.JsonNotReadable(place, found);
    }
}
