using System.Globalization;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// What the values of one column read as, and the least and the greatest of them: numbers by size, days and instants of ISO 8601 by when
/// they are, wherever their clock stands. Cells of a table are text, so there it is told from all of them; one that is none of these ends
/// it.
/// </summary>
internal sealed class ColumnRange
{
    private const int LongestNumber = 40;
    private const string Day = "yyyy-MM-dd";

    private bool _numbers = true, _booleans = true, _dates = true;
    private (double Number, DateTimeOffset Instant) _least, _greatest;
    private string? _first, _last;

    /// <summary>Null for plain text and for a column without values.</summary>
    public string? ReadsAs => _first is null ? null : _numbers ? "number" : _booleans ? "boolean" : _dates ? "date" : null;

    public string? Least => HasOrder ? _first : null;

    public string? Greatest => HasOrder ? _last : null;

    private bool HasOrder => ReadsAs is "number" or "date";

    public void Add(string text)
    {
        if (!(_numbers || _booleans || _dates))
            return;
        (double Number, DateTimeOffset Instant) value = default;
        _numbers = _numbers && IsNumber(text, out value.Number);
        _booleans = _booleans && bool.TryParse(text, out _);
        _dates = _dates && IsDate(text, out value.Instant);
        if (_first is null || value.CompareTo(_least) < 0)
            (_first, _least) = (text, value);
        if (_last is null || value.CompareTo(_greatest) > 0)
            (_last, _greatest) = (text, value);
    }

    // With a nought in front it is a number's name: a postcode, an account.
    private static bool IsNumber(string text, out double number)
    {
        number = 0;
        var digits = text.AsSpan().TrimStart("+-");
        return text.Length <= LongestNumber && digits.Length > 0 && (char.IsAsciiDigit(digits[0]) || digits[0] == '.')
            && !(digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]))
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number)
            && !char.IsWhiteSpace(text[^1]);
    }

    private static bool IsDate(string text, out DateTimeOffset instant)
    {
        instant = default;
        return text.Length >= Day.Length
            && DateTimeOffset.TryParseExact(
                text.AsSpan(0, Day.Length), Day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant)
            && (text.Length == Day.Length
                || (text[Day.Length] is 'T' or ' '
                    && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant)));
    }
}
