using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Web.Identity;

/// <summary>
/// The keys that protect cookies and antiforgery tokens, in the database: a restart or a second host keeps people signed in.
/// </summary>
internal sealed class DatabaseKeys(ProtectionKeys keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.All().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}

internal static class DatabaseKeysServices
{
    public static void AddDatabaseKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("release-console");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new DatabaseKeys(provider.GetRequiredService<ProtectionKeys>())));
    }
}
