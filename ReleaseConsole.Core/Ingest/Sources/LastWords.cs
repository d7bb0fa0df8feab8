using System.Text;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// What a started server writes to its error output, of which the last is kept: a few lines without secrets, for who asks why it failed.
/// </summary>
internal sealed class LastWords
{
    private const int Kept = 8_000;
    private const int MostLines = 6;
    private const int Longest = 600;
    private const int ShortestSecret = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly StringBuilder _tail = new();
    private readonly IReadOnlyList<string> _secrets;
    private readonly Task _listening;
    private bool _isCut;

    /// <param name="error">The error output, read to its end so that the server never waits for a reader.</param>
    /// <param name="secrets">The values the server was given, which it may repeat.</param>
    public LastWords(TextReader error, IEnumerable<string> secrets)
    {
        _secrets = [.. secrets.Where(one => one.Length >= ShortestSecret).OrderByDescending(one => one.Length)];
        _listening = ListenAsync(error);
    }

    /// <summary>The last lines in one, once the output has ended or shortly after; null where nothing was written.</summary>
    public async Task<string?> SaidAsync()
    {
        await _listening.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_tail)
            return Of(_tail.ToString(), _isCut);
    }

    private string? Of(string text, bool isCut)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, "[secret]", StringComparison.Ordinal);
        foreach (var secret in SecretScan.AllIn(text).Reverse())
            text = text.Remove(secret.Index, secret.Length).Insert(secret.Index, $"[{secret.Kind}]");
        // Of a line whose begin is gone nobody can say whether it is a part of a secret.
        if (isCut)
            text = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        var lines = text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToList();
        // What is indented says where in the program it happened.
        var telling = lines.Where(line => !char.IsWhiteSpace(line[0])).ToList();
        var said = string.Join(" / ", (telling.Count > 0 ? telling : lines).TakeLast(MostLines).Select(Shown));
        return said.Length == 0 ? null : said.Length <= Longest ? said : "…" + said[^(Longest - 1)..];
    }

    private static string Shown(string line) => string.Concat(line.Trim().Where(sign => !Moves(sign)));

    // A terminal obeys some, and others turn the order of what stands around them.
    private static bool Moves(char sign) => char.IsControl(sign) || sign is '\u2028' or '\u2029'
        or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private async Task ListenAsync(TextReader error)
    {
        var buffer = new char[4096];
        try
        {
            for (int read; (read = await error.ReadAsync(buffer)) > 0;)
                lock (_tail)
                {
                    _tail.Append(buffer, 0, read);
                    if (_tail.Length <= Kept)
                        continue;
                    _tail.Remove(0, _tail.Length - Kept);
                    _isCut = true;
                }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process is gone; what it wrote before is what there is.
        }
    }
}
