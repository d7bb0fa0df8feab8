using System.Buffers;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// One published form of a key. It is looked at only where one of its marks stands: a piece of it that never varies, and that begins it
/// but for <see cref="Before"/> characters.
/// </summary>
internal sealed record KnownSecret(string Kind, string[] Marks, Regex Pattern, int Before = 0)
{
    /// <summary>A form is told by its beginning, so that a text full of marks takes no longer than its length many times over.</summary>
    private const int Window = 1024;

    private static readonly SearchValues<char> Parts =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.~+/=");

    /// <summary>A form that ordinary words come near to: it counts only where what follows the mark is no words.</summary>
    public bool IsRandom { get; init; }

    /// <summary>Part of a longer word; every other key is a word of its own: "task-..." holds no "sk-...".</summary>
    public bool IsInside { get; init; }

    /// <summary>Where the key stands whose mark is at the index; null where what stands there is none.</summary>
    public (int Index, int Length)? At(ReadOnlySpan<char> text, int index)
    {
        var start = index - Before;
        if (start < 0 || !HasMark(text[index..]) || (!IsInside && start > 0 && IsWordPart(text[start - 1])))
            return null;
        foreach (var match in Pattern.EnumerateMatches(text.Slice(start, Math.Min(Window, text.Length - start))))
        {
            var key = text.Slice(start, LengthOf(text[start..], match.Length));
            return !IsRandom || SecretForms.LooksRandom(key[(Before + Marks[0].Length)..], quoted: true) ? (start, key.Length) : null;
        }
        return null;
    }

    private static int LengthOf(ReadOnlySpan<char> text, int length)
    {
        if (length < Window)
            return length;
        var end = text[length..].IndexOfAnyExcept(Parts);
        return end < 0 ? text.Length : length + end;
    }

    private bool HasMark(ReadOnlySpan<char> text)
    {
        foreach (var mark in Marks)
            if (text.StartsWith(mark, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool IsWordPart(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';
}
