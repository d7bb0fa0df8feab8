using System.IdentityModel.Tokens.Jwt;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ReleaseConsole.Web.Identity.OpenIdConnect;

/// <summary>What an answer proves: who it is about, by which id_token, and what the token endpoint said.</summary>
internal sealed record ProvedAnswer(ClaimsPrincipal Principal, JwtSecurityToken IdToken, OpenIdConnectMessage TokenResponse);

/// <summary>
/// One answer of the provider, proved step by step: sender (RFC 9207), code for tokens, id_token, nonce and hashes, user info.
/// Every doubt is an <see cref="OpenIdConnectProtocolException"/>.
/// </summary>
internal sealed class CodeAnswer(OpenIdConnectOptions options, OpenIdConnectMessage message, string? nonce)
{
    /// <param name="properties">What the challenge kept: where the answer is to arrive, and the verifier of its code.</param>
    public async Task<ProvedAnswer> ProveAsync(AuthenticationProperties properties, CancellationToken cancel)
    {
        var discovery = await options.ConfigurationManager!.GetConfigurationAsync(cancel);
        CheckSender(discovery);
        if (!string.IsNullOrEmpty(message.Error))
            throw new OpenIdConnectProtocolException($"The provider answered {message.Error}: {message.ErrorDescription}");
        if (string.IsNullOrEmpty(message.Code))
            throw new OpenIdConnectProtocolException("The answer carries no code.");
        if (string.IsNullOrEmpty(nonce))
            throw new OpenIdConnectProtocolException("The nonce cookie of this sign-in is missing.");
        var context = new OpenIdConnectProtocolValidationContext { ClientId = options.ClientId, ProtocolMessage = message, Nonce = nonce };
        options.ProtocolValidator.ValidateAuthenticationResponse(context);

        var tokens = await new CodeRedemption(options, discovery, cancel).RedeemAsync(message.Code, properties);
        var (identity, idToken) = await ValidateIdTokenAsync(tokens.IdToken, cancel);
        context.ProtocolMessage = tokens;
        context.ValidatedIdToken = idToken;
        options.ProtocolValidator.ValidateTokenResponse(context);

        if (options.GetClaimsFromUserInfoEndpoint && !string.IsNullOrEmpty(discovery.UserInfoEndpoint))
            await AddUserInfoAsync(discovery.UserInfoEndpoint, context, tokens.AccessToken, identity, cancel);
        return new ProvedAnswer(new ClaimsPrincipal(identity), idToken, tokens);
    }

    public static IEnumerable<AuthenticationToken> Tokens(ProvedAnswer proved) =>
        from token in new (string Name, string? Value)[]
        {
            ("access_token", proved.TokenResponse.AccessToken),
            ("id_token", proved.TokenResponse.IdToken),
            ("refresh_token", proved.TokenResponse.RefreshToken),
            ("token_type", proved.TokenResponse.TokenType),
        }
        where !string.IsNullOrEmpty(token.Value)
        select new AuthenticationToken { Name = token.Name, Value = token.Value };

    /// <summary>RFC 9207: an answer that names its issuer must name ours, and must name it when the provider says it always does.</summary>
    private void CheckSender(OpenIdConnectConfiguration discovery)
    {
        var issuer = message.Iss;
        if (issuer is null ? discovery.AuthorizationResponseIssParameterSupported : issuer != discovery.Issuer)
            throw new OpenIdConnectProtocolException($"The answer names the issuer '{issuer}', expected '{discovery.Issuer}'.");
    }

    private async Task<(ClaimsIdentity Identity, JwtSecurityToken Token)> ValidateIdTokenAsync(string? idToken, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(idToken))
            throw new OpenIdConnectProtocolException("The token endpoint answered without an id_token.");
        var result = await SignedTokens.ValidateAsync(options, idToken, cancel);
        if (!result.IsValid)
            throw new OpenIdConnectProtocolException("The id_token is refused.", result.Exception);
        return (result.ClaimsIdentity, JwtSecurityTokenConverter.Convert((JsonWebToken)result.SecurityToken));
    }

    private async Task AddUserInfoAsync(
        string endpoint, OpenIdConnectProtocolValidationContext context, string accessToken, ClaimsIdentity identity,
        CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await options.Backchannel.SendAsync(request, cancel);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new OpenIdConnectProtocolException($"The user info endpoint answered {(int)response.StatusCode}.");
        var body = await response.Content.ReadAsStringAsync(cancel);
        using var json = CodeRedemption.ParseObject(body, "user info");
        context.UserInfoEndpointResponse = body;
        options.ProtocolValidator.ValidateUserInfoResponse(context);
        foreach (var member in json.RootElement.EnumerateObject().Where(m => !identity.HasClaim(c => c.Type == m.Name)).ToList())
            foreach (var value in Values(member.Value))
                identity.AddClaim(new Claim(member.Name, value, ClaimValueTypes.String, context.ValidatedIdToken.Issuer));
    }

    private static IEnumerable<string> Values(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(v => v.ToString()) : [value.ToString()];
}
