using Microsoft.AspNetCore.WebUtilities;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Web.Shell;

/// <summary>
/// Every address of the console. Pages belong to a product, whose slug is the first segment; the few that do not are named here too.
/// </summary>
public static class Urls
{
    public const string Home = "/";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Error = "/error";
    public const string NotFound = "/not-found";
    public const string Kit = "/kit";

    /// <summary>Looks at another tenant; the cookie remembers it.</summary>
    public static string Tenant(string slug) => "/tenants/" + Uri.EscapeDataString(slug);

    public static ProductUrls For(string product) => new(Uri.EscapeDataString(product));

    /// <summary>The sign-in page that comes back to a local address afterwards.</summary>
    public static string SignInThen(string returnUrl) => QueryHelpers.AddQueryString(SignIn, "returnUrl", returnUrl);

    /// <summary>The product a path belongs to, or null for a page that has none.</summary>
    public static string? ProductIn(string baseRelativePath)
    {
        var path = baseRelativePath.TrimStart('/');
        var first = path[..(path.IndexOfAny(['/', '?', '#']) is var end and >= 0 ? end : path.Length)];
        return first.Length == 0 || Slugs.Reserved.Contains(first) ? null : Uri.UnescapeDataString(first);
    }

    internal static string WithQuery(string path, params (string Name, string? Value)[] query) =>
        QueryHelpers.AddQueryString(path, query.Where(part => !string.IsNullOrEmpty(part.Value))
            .Select(part => KeyValuePair.Create(part.Name, part.Value)));
}
