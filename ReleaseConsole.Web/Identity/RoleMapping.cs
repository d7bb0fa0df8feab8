namespace ReleaseConsole.Web.Identity;

/// <summary>One grant that a group's members have: a role, in a lane where the role has lanes, on a tenant or a part of it.</summary>
public sealed record RoleMapping(string Group, string Role, string? Lane, string Tenant, string? Product, string? Environment);
