namespace ReleaseConsole.Core.Access;

/// <summary>Every expected "no" of the room.</summary>
public static class AccessRefusals
{
    public static Refusal MayNot(Actor actor, Permission permission) => actor switch
    {
        { Kind: ActorKind.Agent } when !RolePermissions.OfAgents.Contains(permission) => new(
            "agent-may-not", $"An agent reads, writes and proposes; it may not {Phrase(permission)}. {Who(permission)} can.",
            RefusalKind.Forbidden),
        { OnBehalfOf: { } person } => new(
            "role-missing", $"{actor.Name} works for {person.Name}: the key and the person both need a role that may {Phrase(permission)}.",
            RefusalKind.Forbidden),
        _ => new("role-missing", $"You do not hold a role that may {Phrase(permission)}. {Who(permission)} can.", RefusalKind.Forbidden),
    };

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

    public static Refusal NoSuchEnvironment(string name) =>
        new("unknown-environment", $"There is no environment “{name}” here.", RefusalKind.NotFound);

    public static Refusal KeyWouldSign(Role role, Lane? lane) => new(
        "key-would-sign",
        "A key that signs is made by somebody who holds as much: "
        + $"{role.Word().Replace('-', ' ')}{(lane is { } held ? $", {held.Title()} lane" : "")}, "
        + "as far as the key reaches. Ask them, or make it on the host with “keys create”.",
        RefusalKind.Forbidden);

    public static Refusal AgentWouldSign(Role role) => new(
        "agent-would-sign",
        $"An agent reads, writes and proposes. It holds no role {role.Word().Replace('-', ' ')}: give it "
        + "viewer, prompt engineer or auditor.",
        RefusalKind.Forbidden);

    public static Refusal AgentKeyNeedsEnd(int days) => new(
        "agent-key-needs-end",
        $"A key of an agent ends within {days} days, so that it does not outlast the person it works for. Give it an end.");

    public static Refusal KeyNameTaken(string name) => new(
        "key-name-taken", $"“{name}” has keys already that act for somebody else or for itself. Give the new one another name.",
        RefusalKind.Conflict);

    public static Refusal NameMissing(string of) => new("name-missing", $"A {of} needs a name of 1 to 200 characters.");

    public static Refusal TenantTaken(string slug) => new("tenant-taken", $"There is a tenant “{slug}” already.", RefusalKind.Conflict);

    public static Refusal ProductTaken(string slug) => new("product-taken", $"There is a product “{slug}” already.", RefusalKind.Conflict);

    public static Refusal ReservedName(string slug) => new(
        "reserved-name", $"“{slug}” is an address of the console itself. Choose another name.");

    public static Refusal EnvironmentsMissing() => new("environments-missing", "A product needs at least one environment.");

    public static Refusal EnvironmentTwice(string name) => new("environment-twice", $"“{name}” is named twice among the environments.");

    public static Refusal NotToYourself() => new(
        "own-grant", "Nobody gives a role to themselves. Another admin can.", RefusalKind.Forbidden);

    public static Refusal RoleHasNoLane(Role role) => new(
        "lane-not-needed", $"The role {role.Word().Replace('-', ' ')} signs in no lane. Leave the lane out.");

    public static Refusal ExpiryIsPast() => new("expiry-is-past", "It would end before it begins. Give a later end.");

    public static Refusal GroupGrant() => new(
        "group-grant",
        "This role comes from a group of the identity provider. Take the person out of the group; the role ends at their next sign-in.",
        RefusalKind.Conflict);

    public static Refusal KeyGrant() => new("key-grant", "This role belongs to a service key. Revoke the key.", RefusalKind.Conflict);

    public static Refusal LastAdmin() => new(
        "last-admin", "This is the tenant's last admin. Make another person admin first.", RefusalKind.Conflict);

    private static string Who(Permission permission)
    {
        var roles = RolePermissions.Holding(permission).Select(role => role.Word().Replace('-', ' ')).ToList();
        return roles.Count == 1
            ? $"A person with the role {roles[0]}"
            : $"A person with the role {string.Join(", ", roles[..^1])} or {roles[^1]}";
    }

    private static string Phrase(Permission permission) => permission switch
    {
        Permission.Read => "read this",
        Permission.Author => "import or save versions here",
        Permission.Identify => "decide which artifact an item is",
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
