namespace ReleaseConsole.Core.Storage;

/// <summary>A signed token that was accepted once and counts no more, until it is too old to be accepted anyway.</summary>
public sealed class SeenTokenRow(string issuer, string token, DateTimeOffset until)
{
    public string Issuer { get; private set; } = issuer;
    public string Token { get; private set; } = token;
    public DateTimeOffset Until { get; private set; } = until;
}
