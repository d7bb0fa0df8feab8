using System.Text;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// Runs of base64 in a text (RFC 4648): letters that say nothing to a person and something to a model. A long run is told as such, a short
/// one only where orders come out of it.
/// </summary>
internal static partial class PackedText
{
    private const int Shortest = 24;
    private const int Long = 80;
    private const int Shown = 100;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<string> In(string text, Func<string, bool> orders)
    {
        if (text.Length < Shortest)
            yield break;
        foreach (Match run in Run().Matches(text))
            if (IsMixed(run.Value) && Read(run.Value) is { } words && orders(words))
                yield return $"{run.Value[..20]}…, {run.Length} letters no person reads: “{Short(words)}”";
            else if (run.Length >= Long && IsMixed(run.Value) && !IsOfAddress(text, run))
                yield return $"{run.Value[..20]}… ({run.Length} letters that say nothing to a reader)";
    }

    private static string Short(string words) => words.Length > Shown ? words[..Shown] + "…" : words;

    private static bool IsMixed(string run) =>
        run.Any(char.IsAsciiDigit) && run.Any(char.IsAsciiLetterUpper) && run.Any(char.IsAsciiLetterLower);

    // An address has words between its slashes and dashes; what is packed has hardly any such sign.
    private static bool IsOfAddress(string text, Match run)
    {
        var before = text.AsSpan(0, run.Index);
        return before[(before.LastIndexOfAny(' ', '\n', '(') + 1)..].Contains("://", StringComparison.Ordinal)
            && Array.TrueForAll(run.Value.Split('/', '-', '_'), piece => piece.Length < Shortest);
    }

    private static string? Read(string run)
    {
        var plain = run.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        var bytes = new byte[plain.Length];
        if (!Convert.TryFromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='), bytes, out var length))
            return null;
        try
        {
            var words = Strict.GetString(bytes, 0, length);
            return words.Any(c => char.IsControl(c) && c is not ('\n' or '\t' or '\r')) ? null : words.Trim();
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"(?<![\w+/=-])[A-Za-z0-9+/_-]{24,}={0,2}(?![\w+/=-])", RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}
