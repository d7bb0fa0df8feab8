using Microsoft.Extensions.Configuration;

namespace ReleaseConsole.Core.Outside;

/// <summary>Which hosts this installation may speak to, read from <c>ReleaseConsole:Outside</c>.</summary>
public sealed record OutsideOptions
{
    /// <summary>Host names, or <c>*.example.com</c> for every name below one; empty means every public host.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    public static OutsideOptions From(IConfiguration? configuration) => new()
    {
        AllowedHosts = [.. (configuration?.GetSection("ReleaseConsole:Outside:AllowedHosts").GetChildren() ?? [])
            .Select(one => one.Value).OfType<string>().Where(one => one.Length > 0)],
    };

    public bool Allows(string host) => AllowedHosts.Count == 0 || AllowedHosts.Any(allowed => Matches(allowed, host.TrimEnd('.')));

    private static bool Matches(string allowed, string host) => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(allowed, StringComparison.OrdinalIgnoreCase);
}
