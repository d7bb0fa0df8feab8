using Microsoft.IdentityModel.Tokens;

namespace ReleaseConsole.Web.Identity.OpenIdConnect;

/// <summary>Signature, issuer, audience and lifetime of a token the provider signed: id_tokens and logout tokens alike.</summary>
internal static class SignedTokens
{
    /// <summary>What providers sign with. Symmetric algorithms stay out: with them, whoever can check a token can forge one.</summary>
    private static readonly string[] Algorithms =
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    public static async Task<TokenValidationResult> ValidateAsync(
        OpenIdConnectOptions options, string token, CancellationToken cancel, Action<TokenValidationParameters>? adjust = null)
    {
        var result = await OnceAsync(options, token, adjust, cancel);
        if (result.IsValid || !options.RefreshOnIssuerKeyNotFound || result.Exception is not SecurityTokenSignatureKeyNotFoundException)
            return result;
        await RefreshAsync(options, cancel);
        return await OnceAsync(options, token, adjust, cancel);
    }

    /// <summary>
    /// The provider may have rotated its keys. The reader fetches in the background and at most once in five minutes, so a forged key
    /// id cannot make a storm; the wait is for what it brings, and short when it brings nothing.
    /// </summary>
    private static async Task RefreshAsync(OpenIdConnectOptions options, CancellationToken cancel)
    {
        var before = await options.ConfigurationManager!.GetConfigurationAsync(cancel);
        options.ConfigurationManager.RequestRefresh();
        for (var turn = 0; turn < 20; turn++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            if (!ReferenceEquals(before, await options.ConfigurationManager.GetConfigurationAsync(cancel)))
                return;
        }
    }

    private static async Task<TokenValidationResult> OnceAsync(
        OpenIdConnectOptions options, string token, Action<TokenValidationParameters>? adjust, CancellationToken cancel)
    {
        var discovery = await options.ConfigurationManager!.GetConfigurationAsync(cancel);
        var parameters = options.TokenValidationParameters.Clone();
        parameters.ValidIssuer = discovery.Issuer;
        parameters.IssuerSigningKeys = discovery.SigningKeys;
        parameters.RequireSignedTokens = true;
        parameters.ValidAlgorithms = [.. Algorithms];
        adjust?.Invoke(parameters);
        return await options.TokenHandler.ValidateTokenAsync(token, parameters);
    }
}
