using System.Globalization;
using System.Security.Claims;

namespace ReleaseConsole.Web.Identity;

/// <summary>
/// The few claims a session carries. Roles are not among them: what a person may do is read anew at each use case, so that a grant
/// taken away counts at once.
/// </summary>
public static class PersonClaims
{
    public const string Issuer = "iss";
    public const string Subject = "sub";
    public const string Name = "name";
    public const string Email = "email";
    public const string Session = "sid";
    public const string Group = "groups";
    public const string AuthenticatedAt = "auth_time";

    /// <summary>When this session began here, in Unix milliseconds; the provider's session may be older.</summary>
    public const string Begun = "begun";

    /// <summary>The tenant the person chose in the tenant switch; without it, the first that knows them.</summary>
    public const string Tenant = "tenant";

    /// <summary>The issuer of persons who were chosen at the development sign-in.</summary>
    public const string DevelopmentIssuer = "urn:release-console:development";

    public static ClaimsPrincipal Of(SignedInPerson person, string session, DateTimeOffset begun, string? authTime, string scheme)
    {
        var claims = new List<Claim>
        {
            new(Issuer, person.Issuer),
            new(Subject, person.Subject),
            new(Name, person.Name),
            new(Session, session),
            new(Begun, begun.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64),
        };
        if (person.Email is not null)
            claims.Add(new Claim(Email, person.Email));
        if (authTime is not null)
            claims.Add(new Claim(AuthenticatedAt, authTime, ClaimValueTypes.Integer64));
        claims.AddRange(person.Grants.Select(g => g.Group).Distinct(StringComparer.Ordinal).Select(g => new Claim(Group, g)));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme, Name, Group));
    }

    public static string? TenantOf(ClaimsPrincipal principal) => principal.FindFirst(Tenant)?.Value;

    /// <summary>The same session, looking at another tenant; what the person may see there is read from its grants.</summary>
    public static ClaimsPrincipal In(ClaimsPrincipal principal, string tenant, string scheme) => new(new ClaimsIdentity(
        principal.Claims.Where(claim => claim.Type != Tenant).Append(new Claim(Tenant, tenant)), scheme, Name, Group));

    /// <summary>The session a principal stands for; null when it is not one of ours.</summary>
    public static PersonSession? SessionOf(ClaimsPrincipal principal) =>
        principal.FindFirst(Issuer)?.Value is { } issuer
        && principal.FindFirst(Subject)?.Value is { } subject
        && principal.FindFirst(Session)?.Value is { } session
        && long.TryParse(principal.FindFirst(Begun)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var begun)
            ? new PersonSession(issuer, subject, session, DateTimeOffset.FromUnixTimeMilliseconds(begun))
            : null;
}
