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
