using Microsoft.AspNetCore.DataProtection;
using ReleaseConsole.Core;

namespace ReleaseConsole.Web.Ingest;

/// <summary>Carries a refusal's words through a redirect; protected, so that nobody can put words of their own on our page.</summary>
public sealed class RefusalTicket(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("import-refusal");

    public string Of(Refusal refusal) => _protector.Protect(System.Text.Json.JsonSerializer.Serialize(refusal));

    public Refusal? Read(string? ticket)
    {
        try
        {
            return ticket is null ? null : System.Text.Json.JsonSerializer.Deserialize<Refusal>(_protector.Unprotect(ticket));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
