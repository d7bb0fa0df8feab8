using System.Globalization;
using System.Web;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// What the audit page shows, read from the query of an address and written back to it: words, filters, page, the open entry, and the
/// time machine's question. A saved search keeps the same text.
/// </summary>
public sealed record AuditFilter(string Product)
{
    public string? Words { get; init; }
    public IReadOnlyList<string> Actions { get; init; } = [];
    public IReadOnlyList<string> Actors { get; init; } = [];
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Artifacts by path, and whatever else an entry is about: a digest, <c>release:2026.11.1</c>.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];
    public DateOnly? From { get; init; }

    /// <summary>The last day that is included.</summary>
    public DateOnly? To { get; init; }
    public bool WholeTenant { get; init; }
    public long? Before { get; init; }
    public long? Entry { get; init; }

    /// <summary>The time machine's environment and instant.</summary>
    public string? LiveIn { get; init; }
    public DateTimeOffset? At { get; init; }

    public bool IsNarrowed => Words is not null || Actions.Count + Actors.Count + Environments.Count + Subjects.Count > 0
        || From is not null || To is not null;

    /// <summary>The question alone, without the page, the open entry and the time machine.</summary>
    public AuditFilter Search => this with { Before = null, Entry = null, LiveIn = null, At = null };

    public AuditQuestion Question => new()
    {
        Words = Words,
        Actions = Actions,
        Actors = Actors,
        Environments = Environments,
        Subjects = Subjects,
        Product = WholeTenant ? null : Product,
        From = From is { } from ? Start(from) : null,
        To = To is { } to ? Start(to.AddDays(1)) : null,
        Before = Before,
    };

    /// <summary>The parts of the query; a part without a value is left out of the address.</summary>
    public IEnumerable<(string Name, string? Value)> Parts =>
    [
        ("q", Words), .. Actions.Select(one => ("action", (string?)one)), .. Actors.Select(one => ("actor", (string?)one)),
        .. Environments.Select(one => ("environment", (string?)one)), .. Subjects.Select(one => ("subject", (string?)one)),
        ("from", Day(From)), ("to", Day(To)), ("scope", WholeTenant ? "tenant" : null),
        ("before", Before?.ToString(CultureInfo.InvariantCulture)), ("entry", Entry?.ToString(CultureInfo.InvariantCulture)),
        ("in", LiveIn), ("at", At?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)),
    ];

    /// <summary>The parts as one text, e.g. <c>q=refund&amp;environment=production</c>.</summary>
    public string Query => string.Join('&', Parts.Where(part => part.Value is not null)
        .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));

    /// <summary>Reads the query of an address. What it does not know, and values that say nothing, are passed over.</summary>
    public static AuditFilter Of(string product, string query)
    {
        var asked = HttpUtility.ParseQueryString(query);
        string[] Many(string name) => [.. (asked.GetValues(name) ?? []).Where(value => !string.IsNullOrWhiteSpace(value)).Distinct()];
        string? One(string name) => Many(name).FirstOrDefault();
        long? Number(string name) =>
            long.TryParse(One(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return new AuditFilter(product)
        {
            Words = One("q")?.Trim(),
            Actions = Many("action"),
            Actors = Many("actor"),
            Environments = Many("environment"),
            Subjects = Many("subject"),
            From = DayOf(One("from")),
            To = DayOf(One("to")),
            WholeTenant = One("scope") == "tenant",
            Before = Number("before"),
            Entry = Number("entry"),
            LiveIn = One("in"),
            At = Instant(One("at")),
        };
    }

    /// <summary>With or without one more value; the page starts at the newest again.</summary>
    public AuditFilter Toggle(
        Func<AuditFilter, IReadOnlyList<string>> field, Func<AuditFilter, IReadOnlyList<string>, AuditFilter> set, string value) =>
        set(this, field(this).Contains(value) ? [.. field(this).Where(one => one != value)] : [.. field(this), value]) with
        {
            Before = null,
            Entry = null
        };

    public static DateTimeOffset? Instant(string? text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out var instant) ? instant : null;

    /// <summary>A day that has a day after it, which the last one of all has not.</summary>
    public static DateOnly? DayOf(string? text) =>
        DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) && day < DateOnly.MaxValue ? day : null;

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
