using System.Net;

namespace ReleaseConsole.Web.Identity;

/// <summary>
/// <c>ReleaseConsole:Oidc</c>: the organisation's sign-in. Required outside Development; not a record, so that nothing prints the secret.
/// </summary>
public sealed class OidcOptions
{
    public const string Section = "ReleaseConsole:Oidc";

    /// <summary>The issuer's address; https, or http on a loopback address.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>The claim that lists a person's groups.</summary>
    public string GroupClaim { get; set; } = "groups";

    /// <summary>What is asked for, besides <c>openid</c>; separated by spaces.</summary>
    public string Scope { get; set; } = "profile email";

    /// <summary>What each group may do; read from <c>RoleMap</c> by <see cref="RoleMapReading"/>.</summary>
    public RoleMap Roles { get; internal set; } = RoleMap.Empty;

    /// <summary>What is wrong with the written role map, found while it was read.</summary>
    internal IReadOnlyList<string> RoleProblems { get; set; } = [];

    public bool Configured => !string.IsNullOrWhiteSpace(Authority);

    /// <summary>The authority's origin, as a browser policy names it; null where sign-in is not set up.</summary>
    public string? AuthorityOrigin =>
        Uri.TryCreate(Authority, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : null;

    /// <summary>Every reason the program must not start with these settings; empty when it may.</summary>
    public IReadOnlyList<string> Problems(bool development)
    {
        if (!Configured)
            return development && string.IsNullOrEmpty(ClientId)
                ? RoleProblems
                : [$"Outside Development people sign in through OpenID Connect: set {Section}:Authority, :ClientId and :ClientSecret."];
        var problems = new List<string>(RoleProblems);
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var uri) || !Trusted(uri))
            problems.Add($"{Section}:Authority must be an https address (http only on a loopback address), not '{Authority}'.");
        if (string.IsNullOrWhiteSpace(ClientId))
            problems.Add($"{Section}:ClientId is missing: the name this console is registered under at the provider.");
        if (string.IsNullOrWhiteSpace(ClientSecret))
            problems.Add($"{Section}:ClientSecret is missing: the secret this console was given by the provider.");
        if (string.IsNullOrWhiteSpace(GroupClaim))
            problems.Add($"{Section}:GroupClaim must name the claim that lists a person's groups.");
        return problems;
    }

    internal static bool OnLoopback(Uri uri) =>
        uri.IsLoopback || (IPAddress.TryParse(uri.Host, out var address) && IPAddress.IsLoopback(address));

    private static bool Trusted(Uri uri) =>
        uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && OnLoopback(uri));
}
