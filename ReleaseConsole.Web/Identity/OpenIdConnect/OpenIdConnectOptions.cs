using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ReleaseConsole.Web.Identity.OpenIdConnect;

/// <summary>
/// The settings of the OpenID Connect handler, named as in ASP.NET Core's own package, so that the package can take this
/// folder's place by changing one <c>using</c>. Only the code flow with PKCE exists here.
/// </summary>
public sealed class OpenIdConnectOptions : RemoteAuthenticationOptions
{
    public OpenIdConnectOptions()
    {
        CallbackPath = "/signin-oidc";
        SignedOutCallbackPath = "/signout-callback-oidc";
        RemoteSignOutPath = "/signout-oidc";
        Events = new OpenIdConnectEvents();
        TokenHandler = new JsonWebTokenHandler { MapInboundClaims = false };
        // The answer arrives as a top-level GET, which carries Lax cookies; None would hand them to every foreign frame.
        CorrelationCookie.SameSite = SameSiteMode.Lax;
        NonceCookie = new CookieBuilder
        {
            Name = ".oidc.nonce.",
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            SecurePolicy = CookieSecurePolicy.SameAsRequest,
            Path = "/",
        };
    }

    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>Where discovery is read; derived from <see cref="Authority"/> when not set.</summary>
    public string? MetadataAddress { get; set; }

    public bool RequireHttpsMetadata { get; set; } = true;

    public OpenIdConnectConfiguration? Configuration { get; set; }

    /// <summary>Discovery and keys, cached, read again when a key is not known.</summary>
    public IConfigurationManager<OpenIdConnectConfiguration>? ConfigurationManager { get; set; }

    public bool RefreshOnIssuerKeyNotFound { get; set; } = true;

    public string ResponseType { get; set; } = OpenIdConnectResponseType.Code;

    public string ResponseMode { get; set; } = OpenIdConnectResponseMode.Query;

    public ICollection<string> Scope { get; } = new HashSet<string>(StringComparer.Ordinal) { "openid", "profile" };

    public bool UsePkce { get; set; } = true;

    public bool GetClaimsFromUserInfoEndpoint { get; set; }

    public bool MapInboundClaims
    {
        get => TokenHandler.MapInboundClaims;
        set => TokenHandler.MapInboundClaims = value;
    }

    public TimeSpan? MaxAge { get; set; }

    public string? Prompt { get; set; }

    public PathString SignedOutCallbackPath { get; set; }

    public string SignedOutRedirectUri { get; set; } = "/";

    public PathString RemoteSignOutPath { get; set; }

    public string? SignOutScheme { get; set; }

    public CookieBuilder NonceCookie { get; set; }

    public TokenValidationParameters TokenValidationParameters { get; set; } = new();

    public JsonWebTokenHandler TokenHandler { get; set; }

    public OpenIdConnectProtocolValidator ProtocolValidator { get; set; } = new()
    {
        // State is checked by decrypting it and by its correlation cookie, before the validator sees the message.
        RequireStateValidation = false,
        NonceLifetime = TimeSpan.FromMinutes(15),
    };

    public ISecureDataFormat<AuthenticationProperties> StateDataFormat { get; set; } = null!;

    public ISecureDataFormat<string> StringDataFormat { get; set; } = null!;

    public new OpenIdConnectEvents Events
    {
        get => (OpenIdConnectEvents)base.Events;
        set => base.Events = value;
    }

    public override void Validate()
    {
        base.Validate();
        ArgumentException.ThrowIfNullOrEmpty(ClientId);
        if (ConfigurationManager is null)
            throw new ArgumentException("Set Authority, MetadataAddress, Configuration or ConfigurationManager.");
    }
}
