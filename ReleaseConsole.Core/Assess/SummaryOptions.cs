using System.Globalization;
using Microsoft.Extensions.Configuration;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// A model that may put a summary into other words, read from <c>ReleaseConsole:Summaries</c>; off unless an endpoint and a model are
/// named. The key is a reference (<c>env:RC_SECRET_…</c>, <c>file:NAME</c>), never a value.
/// </summary>
public sealed record SummaryOptions
{
    private const string Section = "ReleaseConsole:Summaries";

    /// <summary>The root of a chat-completions service, e.g. <c>https://models.example/v1</c>.</summary>
    public Uri? Endpoint { get; init; }

    public string? Model { get; init; }

    public string? ApiKey { get; init; }

    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether the endpoint may be an address of a private network.</summary>
    public bool AllowsPrivateNetwork { get; init; }

    public bool IsOn => Endpoint is not null && Model is not null;

    /// <exception cref="InvalidOperationException">A setting cannot be meant; the message names it.</exception>
    public static SummaryOptions From(IConfiguration? configuration)
    {
        var section = configuration?.GetSection(Section);
        if (section?["Endpoint"] is not { Length: > 0 } endpoint || section["Model"] is not { Length: > 0 } model)
            return new SummaryOptions();
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")
            || address.UserInfo.Length > 0)
            throw new InvalidOperationException($"{Section}:Endpoint must be an http:// or https:// address without a user.");
        var key = section["ApiKey"] is { Length: > 0 } reference ? reference : null;
        if (Secrets.Refuse(key) is not null)
            throw new InvalidOperationException($"{Section}:ApiKey must be a reference such as env:RC_SECRET_NAME, not the key itself.");
        return new SummaryOptions
        {
            Endpoint = address,
            Model = model,
            ApiKey = key,
            Limit = Seconds(section),
            AllowsPrivateNetwork = section["AllowsPrivateNetwork"] is "true" or "True",
        };
    }

    private static TimeSpan Seconds(IConfigurationSection section)
    {
        if (section["TimeoutSeconds"] is not { Length: > 0 } set)
            return new SummaryOptions().Limit;
        return int.TryParse(set, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 120
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidOperationException($"{Section}:TimeoutSeconds is “{set}”; it must be a whole number from 1 to 120.");
    }
}
