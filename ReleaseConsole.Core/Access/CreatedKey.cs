namespace ReleaseConsole.Core.Access;

/// <summary>The answer to making a key; the secret is never shown again.</summary>
public sealed record CreatedKey(ServiceKeyId Id, string Secret);
