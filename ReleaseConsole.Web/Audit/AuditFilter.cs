using System.Globalization;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Audit;

/// <summary>What the audit page shows, all of it from the address: words, filters, page, the open entry, and the time machine's question.</summary>
public sealed record AuditFilter(string Product)
{
    public string? Words { get; init; }
    public IReadOnlyList<string> Actions { get; init; } = [];
    public IReadOnlyList<string> Actors { get; init; } = [];
    public IReadOnlyList<string> Environments { get; init; } = [];
    public string? Subject { get; init; }
    public DateOnly? From { get; init; }

    /// <summary>The last day that is included.</summary>
    public DateOnly? To { get; init; }
    public bool WholeTenant { get; init; }
    public long? Before { get; init; }
    public long? Entry { get; init; }

    /// <summary>The time machine's environment and instant.</summary>
    public string? LiveIn { get; init; }
    public DateTimeOffset? At { get; init; }

    public bool IsNarrowed =>
        Words is not null || Actions.Count + Actors.Count + Environments.Count > 0 || Subject is not null || From is not null
            || To is not null;

    public AuditQuestion Question => new()
    {
        Words = Words,
        Actions = Actions,
        Actors = Actors,
        Subjects = Subject is null ? [.. Environments.Select(name => AuditFacets.EnvironmentStart + name)] : [Subject],
        Product = WholeTenant ? null : Product,
        From = From is { } from ? Start(from) : null,
        To = To is { } to ? Start(to.AddDays(1)) : null,
        Before = Before,
    };

    public string Url => Urls.For(Product).Audit([.. Query]);

    /// <summary>The shown page as a file.</summary>
    public string ExportUrl(string format) => Urls.For(Product).AuditExport([.. Query, ("format", format)]);

    public string EntryUrl(long? index) => (this with { Entry = index }).Url;

    /// <summary>With or without one more value; the page starts at the newest again.</summary>
    public AuditFilter Toggle(
        Func<AuditFilter, IReadOnlyList<string>> field, Func<AuditFilter, IReadOnlyList<string>, AuditFilter> set, string value) =>
        set(this, field(this).Contains(value) ? [.. field(this).Where(one => one != value)] : [.. field(this), value]) with
        {
            Before = null,
            Entry = null
        };

    private IEnumerable<(string Name, string? Value)> Query =>
    [
        ("q", Words), .. Actions.Select(one => ("action", (string?)one)), .. Actors.Select(one => ("actor", (string?)one)),
        .. Environments.Select(one => ("environment", (string?)one)), ("subject", Subject), ("from", Day(From)), ("to", Day(To)),
        ("scope", WholeTenant ? "tenant" : null), ("before", Before?.ToString(CultureInfo.InvariantCulture)),
        ("entry", Entry?.ToString(CultureInfo.InvariantCulture)), ("in", LiveIn), ("at", At?.UtcDateTime.ToString(
            "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)),
    ];

    public static DateTimeOffset? Instant(string? text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out var instant) ? instant : null;

    public static DateOnly? DayOf(string? text) => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) ? day : null;

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
