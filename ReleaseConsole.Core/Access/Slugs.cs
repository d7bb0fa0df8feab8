namespace ReleaseConsole.Core.Access;

/// <summary>Short names in addresses: 2 to 64 of a–z, 0–9 and dashes, starting with a letter.</summary>
public static class Slugs
{
    /// <summary>First segments of the console's own addresses, so no product may be called so.</summary>
    public static IReadOnlySet<string> Reserved { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "sign-in", "sign-out", "signed-out", "signin-oidc", "signout-oidc", "signout-callback-oidc", "signout-backchannel",
        "tenants", "error", "not-found", "kit", "api", "health", "openapi", "css", "js", "_framework", "_content", "_blazor",
    };

    public static Refusal? Refuse(string slug) =>
        slug.Length is >= 2 and <= 64 && char.IsAsciiLetterLower(slug[0])
            && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? null
            : new Refusal(
                "bad-name", $"“{slug}” cannot be a name in an address: 2 to 64 small letters, digits and dashes, a letter first.");

    public static Refusal? RefuseProduct(string slug) => Reserved.Contains(slug) ? AccessRefusals.ReservedName(slug) : Refuse(slug);
}
