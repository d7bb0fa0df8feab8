namespace ReleaseConsole.Core.Access;

/// <summary>Every expected "no" of the room.</summary>
public static class AccessRefusals
{
    public static Refusal MayNot(Actor actor, Permission permission) => actor.Kind == ActorKind.Agent
        ? new("agent-may-not", $"An agent may propose, never sign or apply. {actor.OnBehalfOf?.Name ?? "A person"} can.", RefusalKind.Forbidden)
        : new("role-missing", $"You do not hold a role that may {Phrase(permission)}. {Who(permission)} can.", RefusalKind.Forbidden);

    public static Refusal NoSuchProduct(string slug) =>
        new("unknown-product", $"There is no product “{slug}” that you can see.", RefusalKind.NotFound);

    public static Refusal NoSuchTenant(string slug) =>
        new("unknown-tenant", $"There is no tenant “{slug}”.", RefusalKind.NotFound);

    public static Refusal NoSuchKey() => new("unknown-key", "There is no such key.", RefusalKind.NotFound);

    public static Refusal KeyNeedsName() => new("key-needs-name", "A key needs a name of 1 to 100 characters.");

    public static Refusal ReviewerNeedsLane() =>
        new("lane-missing", "A reviewer signs in a lane: ai-product, platform, security, compliance or mlops.");

    public static Refusal NoSuchPerson() => new("unknown-person", "There is no such person in this tenant.", RefusalKind.NotFound);

    public static Refusal NoSuchGrant() => new("unknown-grant", "There is no such role to take.", RefusalKind.NotFound);

    public static Refusal NoSuchEnvironment(string name) => new("unknown-environment", $"There is no environment “{name}” here.", RefusalKind.NotFound);

    public static Refusal NotToYourself() => new(
        "own-grant", "Nobody gives a role to themselves. Another admin can.", RefusalKind.Forbidden);

    public static Refusal RoleHasNoLane(Role role) => new(
        "lane-not-needed", $"A person with the role {role.Word().Replace('-', ' ')} signs in no lane. Leave the lane out.");

    public static Refusal ExpiryIsPast() => new("expiry-is-past", "The role would end before it begins. Give a later end.");

    public static Refusal GroupGrant() => new(
        "group-grant", "This role comes from a group of the identity provider. Take the person out of the group; the role ends at their next sign-in.",
        RefusalKind.Conflict);

    public static Refusal KeyGrant() => new("key-grant", "This role belongs to a service key. Revoke the key.", RefusalKind.Conflict);

    public static Refusal LastAdmin() => new(
        "last-admin", "This is the tenant's last admin. Make another person admin first.", RefusalKind.Conflict);

    private static string Who(Permission permission)
    {
        var roles = RolePermissions.Holding(permission).Select(role => role.Word().Replace('-', ' ')).ToList();
        return roles.Count == 1 ? $"A person with the role {roles[0]}" : $"A person with the role {string.Join(", ", roles[..^1])} or {roles[^1]}";
    }

    private static string Phrase(Permission permission) => permission switch
    {
        Permission.Read => "read this",
        Permission.Author => "import or save versions here",
        Permission.Propose => "propose releases",
        Permission.Review => "review or sign",
        Permission.Deploy => "put releases live",
        Permission.RollBack => "roll back",
        Permission.Hold => "place or lift holds",
        Permission.ResolveDrift => "decide on drift",
        Permission.Connect => "manage connections",
        Permission.GrantAccess => "manage access",
        Permission.SetPolicy => "put a policy in force",
        Permission.ReadAudit => "read the audit log",
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "Not a permission."),
    };
}
