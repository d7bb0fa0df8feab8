using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ReleaseConsole.Web.Identity.OpenIdConnect;

/// <summary>The exchange of a code for tokens at the provider's token endpoint, with the verifier that only this sign-in knows.</summary>
internal sealed class CodeRedemption(OpenIdConnectOptions options, OpenIdConnectConfiguration discovery, CancellationToken cancel)
{
    public async Task<OpenIdConnectMessage> RedeemAsync(string code, AuthenticationProperties properties)
    {
        var form = new Dictionary<string, string?>
        {
            ["grant_type"] = OpenIdConnectGrantTypes.AuthorizationCode,
            ["code"] = code,
            ["redirect_uri"] = properties.Items[OpenIdConnectHandler.RedirectUriKey],
            ["client_id"] = options.ClientId,
        };
        if (properties.Items.Remove(OpenIdConnectHandler.VerifierKey, out var verifier))
            form["code_verifier"] = verifier;
        else if (options.UsePkce)
            throw new OpenIdConnectProtocolException("The state of this sign-in carries no PKCE verifier.");

        var answer = await AskAsync(form, basic: false);
        // Which way a client proves itself is set per client at the provider, and discovery lists only what exists. A refused
        // client leaves the code unspent, so the other way may be tried with the same code.
        if (answer.Error == "invalid_client" && discovery.TokenEndpointAuthMethodsSupported.Contains("client_secret_basic"))
            answer = await AskAsync(form, basic: true);
        return string.IsNullOrEmpty(answer.Error)
            ? answer
            : throw new OpenIdConnectProtocolException($"The token endpoint refused the code: {answer.Error} {answer.ErrorDescription}");
    }

    private async Task<OpenIdConnectMessage> AskAsync(Dictionary<string, string?> form, bool basic)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, discovery.TokenEndpoint);
        request.Headers.Accept.ParseAdd("application/json");
        var sent = new Dictionary<string, string?>(form);
        if (!basic)
            sent["client_secret"] = options.ClientSecret;
        else
        {
            sent.Remove("client_id");
            var pair = $"{Uri.EscapeDataString(options.ClientId!)}:{Uri.EscapeDataString(options.ClientSecret ?? "")}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(pair)));
        }
        request.Content = new FormUrlEncodedContent(sent);

        using var response = await options.Backchannel.SendAsync(request, cancel);
        var body = await response.Content.ReadAsStringAsync(cancel);
        using var json = ParseObject(body, $"token endpoint ({(int)response.StatusCode})");
        var message = new OpenIdConnectMessage(body);
        if (!response.IsSuccessStatusCode && string.IsNullOrEmpty(message.Error))
            throw new OpenIdConnectProtocolException($"The token endpoint answered {(int)response.StatusCode}.");
        return message;
    }

    /// <summary>The answer as one JSON object; anything else is a protocol failure, not a fault of ours.</summary>
    public static JsonDocument ParseObject(string body, string who)
    {
        try
        {
            var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? json
                : throw new OpenIdConnectProtocolException($"The {who} did not answer with a JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new OpenIdConnectProtocolException($"The {who} did not answer in JSON.", wrong);
        }
    }
}
