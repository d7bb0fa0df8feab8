using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ReleaseConsole.Web.Identity.OpenIdConnect;

/// <summary>Fills in what follows from the rest: the protectors, the back channel, and the reader of discovery and keys.</summary>
internal sealed class CompleteOpenIdConnectOptions(IDataProtectionProvider protection) : IPostConfigureOptions<OpenIdConnectOptions>
{
    private static readonly string Purpose = typeof(OpenIdConnectHandler).FullName!;

    public void PostConfigure(string? name, OpenIdConnectOptions options)
    {
        options.DataProtectionProvider ??= protection;
        options.SignOutScheme ??= options.SignInScheme;
        options.StateDataFormat ??= new PropertiesDataFormat(options.DataProtectionProvider.CreateProtector(Purpose, name!, "state", "v1"));
        options.StringDataFormat ??= new SecureDataFormat<string>(
            new Utf8Text(), options.DataProtectionProvider.CreateProtector(Purpose, name!, "nonce", "v1"));
        if (string.IsNullOrEmpty(options.TokenValidationParameters.ValidAudience))
            options.TokenValidationParameters.ValidAudience = options.ClientId;
        options.Backchannel ??= new HttpClient(options.BackchannelHttpHandler ?? new HttpClientHandler { AllowAutoRedirect = false })
        {
            Timeout = options.BackchannelTimeout,
            // A provider's answers are small; a page of megabytes is a mistake or an attack.
            MaxResponseContentBufferSize = 1024 * 1024,
        };
        options.ConfigurationManager ??= Discovery(options);
    }

    private static IConfigurationManager<OpenIdConnectConfiguration>? Discovery(OpenIdConnectOptions options)
    {
        if (options.Configuration is not null)
            return new StaticConfigurationManager<OpenIdConnectConfiguration>(options.Configuration);
        if (string.IsNullOrEmpty(options.MetadataAddress) && !string.IsNullOrEmpty(options.Authority))
            options.MetadataAddress = options.Authority.TrimEnd('/') + "/.well-known/openid-configuration";
        if (string.IsNullOrEmpty(options.MetadataAddress))
            return null;
        return new ConfigurationManager<OpenIdConnectConfiguration>(
            options.MetadataAddress,
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(options.Backchannel) { RequireHttps = options.RequireHttpsMetadata });
    }

    private sealed class Utf8Text : IDataSerializer<string>
    {
        public byte[] Serialize(string model) => System.Text.Encoding.UTF8.GetBytes(model);

        public string Deserialize(byte[] data) => System.Text.Encoding.UTF8.GetString(data);
    }
}
