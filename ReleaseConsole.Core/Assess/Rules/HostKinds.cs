using System.Net;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// How far a new host is from the known ones: another name of a domain that is known, a stranger, or an address without a name.
/// </summary>
internal static class HostKinds
{
    public const double Related = 0;
    public const double Stranger = 1;
    public const double Address = 2;

    public static double Of(string host, IReadOnlyCollection<string> known) =>
        IPAddress.TryParse(host.Split('/')[^1].Split(':')[0], out _) ? Address
        : known.Any(one => Domain(one) is { } domain && domain == Domain(host)) ? Related : Stranger;

    // The last two labels; under a public suffix of two (co.uk) they say nothing, so a short second one is not taken for a domain.
    private static string? Domain(string host)
    {
        var labels = host.Split('.');
        return labels.Length < 2 || labels[^2].Length <= 3 ? null : $"{labels[^2]}.{labels[^1]}";
    }
}
