using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ReleaseConsole.Core;

namespace ReleaseConsole.Web.Api;

/// <summary><c>?cursor=&amp;limit=</c>: 50 unless asked otherwise, at most 500.</summary>
public sealed record PageRequest(string? After, int Limit)
{
    public const int Default = 50;
    public const int Most = 500;

    public static ValueTask<PageRequest?> BindAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (string.IsNullOrEmpty(query["limit"]))
            return ValueTask.FromResult<PageRequest?>(new PageRequest(Open(query["cursor"]), Default));
        return int.TryParse(query["limit"], NumberStyles.Integer, CultureInfo.InvariantCulture, out var limit)
            ? ValueTask.FromResult<PageRequest?>(new PageRequest(Open(query["cursor"]), Math.Clamp(limit, 1, Most)))
            : throw new BadHttpRequestException("The limit is not a number.");
    }

    /// <summary>Cuts a list that was read one row longer than the page, and names where the next page starts.</summary>
    public Page<T> Cut<T>(IReadOnlyList<T> rows, Func<T, string> key) => rows.Count <= Limit
        ? new Page<T>(rows, Cursor: null)
        : new Page<T>([.. rows.Take(Limit)], Cursor(key(rows[Limit - 1])));

    /// <summary>
    /// A page of a list that is read whole: it goes on behind the row of the cursor, or where that row stood when it is gone.
    /// </summary>
    public Page<T> Slice<T>(IReadOnlyList<T> rows, Func<T, string> key)
    {
        var shown = rows.Skip(Start(rows, key)).Take(Limit).ToList();
        var end = Start(rows, key) + shown.Count;
        return new Page<T>(shown, end < rows.Count ? Cursor(string.Create(CultureInfo.InvariantCulture, $"{end} {key(shown[^1])}")) : null);
    }

    /// <summary>The same for a list that is newest first by an instant.</summary>
    public Page<T> Cut<T>(IReadOnlyList<T> rows, Func<T, DateTimeOffset> at)
    {
        if (rows.Count <= Limit)
            return new Page<T>(rows, Cursor: null);
        List<T> shown = [.. rows.Take(Limit)];
        return new Page<T>(shown, Cursor(TimeCursor.Behind(Instant(), [.. shown.Select(at)]).ToString()));
    }

    /// <summary>The number where the page of a counted list begins; null for the first page.</summary>
    public int? Number() => After is null ? null
        : int.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw NotOurs();

    /// <summary>The instant where the page of such a list begins; null for the first page.</summary>
    public TimeCursor? Instant() => After is null ? null : TimeCursor.Parse(After) ?? throw NotOurs();

    /// <summary>The opaque form of the place where the next page starts.</summary>
    public static string Cursor(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    private int Start<T>(IReadOnlyList<T> rows, Func<T, string> key)
    {
        if (After is null)
            return 0;
        var parts = After.Split(' ', 2);
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var end))
            throw NotOurs();
        for (var at = 0; at < rows.Count; at++)
            if (key(rows[at]) == parts[1])
                return at + 1;
        return Math.Min(end, rows.Count);
    }

    private static string? Open(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
            return null;
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (FormatException)
        {
            throw NotOurs();
        }
    }

    private static BadHttpRequestException NotOurs() => new("The cursor is not one of ours.");
}
