namespace ReleaseConsole.Core.Access;

public readonly record struct TenantId(Guid Value);

public readonly record struct ProductId(Guid Value);

public readonly record struct GrantId(Guid Value);

public readonly record struct ServiceKeyId(Guid Value);
