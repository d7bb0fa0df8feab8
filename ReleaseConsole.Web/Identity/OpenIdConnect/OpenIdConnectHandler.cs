using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ReleaseConsole.Web.Identity.OpenIdConnect;

/// <summary>
/// OpenID Connect's code flow with PKCE on the framework's remote authentication: challenge, answer, and both directions of
/// sign-out. What is proved about an answer stands in <see cref="CodeAnswer"/>; stands in for ASP.NET Core's own package.
/// </summary>
public sealed class OpenIdConnectHandler(IOptionsMonitor<OpenIdConnectOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : RemoteAuthenticationHandler<OpenIdConnectOptions>(options, logger, encoder), IAuthenticationSignOutHandler
{
    internal const string VerifierKey = "code_verifier";
    internal const string RedirectUriKey = "redirect_uri";
    private const string CorrelationKey = ".xsrf";

    public override Task<bool> HandleRequestAsync() =>
        Options.RemoteSignOutPath == Request.Path ? HandleRemoteSignOutAsync()
        : Options.SignedOutCallbackPath == Request.Path ? HandleSignedOutAsync()
        : base.HandleRequestAsync();

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (string.IsNullOrEmpty(properties.RedirectUri))
            properties.RedirectUri = OriginalPathBase + OriginalPath + Request.QueryString;
        var discovery = await Options.ConfigurationManager!.GetConfigurationAsync(Context.RequestAborted);
        var message = new OpenIdConnectMessage
        {
            ClientId = Options.ClientId,
            IssuerAddress = discovery.AuthorizationEndpoint,
            RedirectUri = BuildRedirectUri(Options.CallbackPath),
            ResponseType = Options.ResponseType,
            ResponseMode = Options.ResponseMode,
            Scope = string.Join(' ', Options.Scope),
            Prompt = Options.Prompt,
            Nonce = Options.ProtocolValidator.GenerateNonce(),
        };
        if (Options.MaxAge is { } age)
            message.MaxAge = ((long)age.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Options.UsePkce)
            AddCodeChallenge(message, properties);
        properties.Items[RedirectUriKey] = message.RedirectUri;

        GenerateCorrelationId(properties);
        Response.Cookies.Append(
            NonceCookieName(properties),
            Options.StringDataFormat.Protect(message.Nonce),
            Options.NonceCookie.Build(Context, TimeProvider.GetUtcNow() + Options.ProtocolValidator.NonceLifetime));
        message.State = Options.StateDataFormat.Protect(properties);
        Response.Redirect(message.CreateAuthenticationRequestUrl());
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        // A code arrives in the query only: other response modes would need cookies that foreign sites can make the browser send.
        if (!HttpMethods.IsGet(Request.Method))
            return HandleRequestResult.Fail("The answer must arrive by GET.");
        var message = new OpenIdConnectMessage(Request.Query.Select(p => new KeyValuePair<string, string[]>(p.Key, [.. p.Value!])));
        if (string.IsNullOrEmpty(message.State) || Options.StateDataFormat.Unprotect(message.State) is not { } properties)
            return HandleRequestResult.Fail("The answer's state is missing or is not ours.");
        var nonceCookie = NonceCookieName(properties);
        var nonce = Request.Cookies[nonceCookie] is { } text ? Options.StringDataFormat.Unprotect(text) : null;
        Response.Cookies.Delete(nonceCookie, Options.NonceCookie.Build(Context));
        if (!ValidateCorrelationId(properties))
            return HandleRequestResult.Fail("The answer belongs to another browser, or was used already.", properties);

        try
        {
            var proved = await new CodeAnswer(Options, message, nonce).ProveAsync(properties, Context.RequestAborted);
            if (Options.SaveTokens)
                properties.StoreTokens(CodeAnswer.Tokens(proved));
            var context = new TokenValidatedContext(Context, Scheme, Options, properties)
            {
                Principal = proved.Principal,
                SecurityToken = proved.IdToken,
                TokenEndpointResponse = proved.TokenResponse,
            };
            await Options.Events.OnTokenValidated(context);
            return context.Result ?? HandleRequestResult.Success(
                new AuthenticationTicket(context.Principal!, properties, Scheme.Name));
        }
        catch (Exception refusal) when (refusal is OpenIdConnectProtocolException or HttpRequestException)
        {
            return HandleRequestResult.Fail(refusal, properties);
        }
    }

    /// <summary>Sends the browser to the provider to end the session there too, and back to the signed-out address.</summary>
    public async Task SignOutAsync(AuthenticationProperties? properties)
    {
        properties ??= new AuthenticationProperties();
        var target = ResolveTarget(Options.ForwardSignOut);
        if (target is not null)
        {
            await Context.SignOutAsync(target, properties);
            return;
        }
        properties.RedirectUri ??= Options.SignedOutRedirectUri;
        var discovery = await Options.ConfigurationManager!.GetConfigurationAsync(Context.RequestAborted);
        if (string.IsNullOrEmpty(discovery.EndSessionEndpoint))
        {
            Response.Redirect(properties.RedirectUri);
            return;
        }
        var message = new OpenIdConnectMessage
        {
            IssuerAddress = discovery.EndSessionEndpoint,
            ClientId = Options.ClientId,
            IdTokenHint = properties.GetTokenValue("id_token") ?? await Context.GetTokenAsync(Options.SignOutScheme, "id_token"),
            PostLogoutRedirectUri = BuildRedirectUri(Options.SignedOutCallbackPath),
            // Only the way back is kept: the tokens of the ended session have no business in an address bar.
            State = Options.StateDataFormat.Protect(new AuthenticationProperties { RedirectUri = properties.RedirectUri }),
        };
        Response.Redirect(message.CreateLogoutRequestUrl());
    }

    private Task<bool> HandleSignedOutAsync()
    {
        var state = Request.Query["state"].ToString();
        var properties = string.IsNullOrEmpty(state) ? null : Options.StateDataFormat.Unprotect(state);
        Response.Redirect(properties?.RedirectUri ?? Options.SignedOutRedirectUri);
        return Task.FromResult(true);
    }

    private async Task<bool> HandleRemoteSignOutAsync()
    {
        var message = new OpenIdConnectMessage(Request.Query.Select(p => new KeyValuePair<string, string[]>(p.Key, [.. p.Value!])));
        var context = new RemoteSignOutContext(Context, Scheme, Options) { ProtocolMessage = message };
        await Options.Events.OnRemoteSignOut(context);
        return true;
    }

    private static void AddCodeChallenge(OpenIdConnectMessage message, AuthenticationProperties properties)
    {
        var verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        properties.Items[VerifierKey] = verifier;
        message.SetParameter("code_challenge", WebEncoders.Base64UrlEncode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(verifier))));
        message.SetParameter("code_challenge_method", "S256");
    }

    private string NonceCookieName(AuthenticationProperties properties) =>
        Options.NonceCookie.Name + (properties.Items.TryGetValue(CorrelationKey, out var id) ? id : "none");
}
