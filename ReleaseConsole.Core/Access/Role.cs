namespace ReleaseConsole.Core.Access;

/// <summary>What a principal is in a tenant, product or environment; see <see cref="RolePermissions"/> for what each may do.</summary>
public enum Role
{
    Viewer,
    PromptEngineer,
    Reviewer,
    ReleaseManager,
    Auditor,
    Admin,
}

/// <summary>The field a reviewer answers for; a requirement asks for signatures in one lane.</summary>
public enum Lane
{
    AiProduct,
    Platform,
    Security,
    Compliance,
    Mlops,
}

/// <summary>One thing a use case asks for before it decides.</summary>
public enum Permission
{
    /// <summary>Read artifacts, releases, proposals, environments.</summary>
    Read,

    /// <summary>Import, save artifact versions, freeze releases.</summary>
    Author,

    /// <summary>Decide which artifact an item is, and write the rules by which it is told.</summary>
    Identify,

    /// <summary>Put a release up for an environment.</summary>
    Propose,

    /// <summary>Comment and sign in a lane.</summary>
    Review,

    /// <summary>Apply an approved proposal, settle what is unknown.</summary>
    Deploy,

    /// <summary>Propose and sign a rollback, break glass.</summary>
    RollBack,

    /// <summary>Place and lift holds.</summary>
    Hold,

    /// <summary>Decide on drift: adopt, revert, accept.</summary>
    ResolveDrift,

    /// <summary>Add, change and check targets and sources.</summary>
    Connect,

    /// <summary>Grant and revoke roles, make keys.</summary>
    GrantAccess,

    /// <summary>Put a policy version in force.</summary>
    SetPolicy,

    /// <summary>Search and export the audit log.</summary>
    ReadAudit,
}

/// <summary>The table of what each role may do. Admin manages access and connections and signs nothing by virtue of it.</summary>
public static class RolePermissions
{
    private static readonly Dictionary<Role, Permission[]> Table = new()
    {
        [Role.Viewer] = [Permission.Read],
        [Role.PromptEngineer] = [Permission.Read, Permission.Author, Permission.Identify, Permission.Propose, Permission.ReadAudit],
        [Role.Reviewer] = [Permission.Read, Permission.Review, Permission.ReadAudit],
        [Role.ReleaseManager] =
        [
            Permission.Read, Permission.Propose, Permission.Review, Permission.Deploy, Permission.RollBack,
            Permission.Hold, Permission.ResolveDrift, Permission.ReadAudit,
        ],
        [Role.Auditor] = [Permission.Read, Permission.ReadAudit],
        [Role.Admin] = [Permission.Read, Permission.Connect, Permission.GrantAccess, Permission.SetPolicy, Permission.ReadAudit],
    };

    /// <summary>The most an agent may, whatever its key and the person behind it hold: read, write and propose.</summary>
    public static IReadOnlyList<Permission> OfAgents { get; } =
        [Permission.Read, Permission.Author, Permission.Propose, Permission.ReadAudit];

    /// <summary>
    /// Roles that can be given to an agent: those that sign, apply and grant nothing. What else of them is a person's alone stays shut.
    /// </summary>
    public static IReadOnlyList<Role> ForAgents { get; } =
        [.. Table.Where(row => !row.Value.Except(OfAgents).Except([Permission.Identify]).Any()).Select(row => row.Key)];

    public static IReadOnlyList<Permission> Of(Role role) => Table[role];

    /// <summary>The roles that hold a permission, for the sentence that says who can.</summary>
    public static IReadOnlyList<Role> Holding(Permission permission) =>
        [.. Table.Where(row => row.Value.Contains(permission)).Select(row => row.Key)];
}

/// <summary>The words of roles and lanes in the API, in role maps and on screen.</summary>
public static class AccessWords
{
    public static string Word(this Role role) => role switch
    {
        Role.Viewer => "viewer",
        Role.PromptEngineer => "prompt-engineer",
        Role.Reviewer => "reviewer",
        Role.ReleaseManager => "release-manager",
        Role.Auditor => "auditor",
        Role.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role."),
    };

    public static string Word(this Lane lane) => lane switch
    {
        Lane.AiProduct => "ai-product",
        Lane.Platform => "platform",
        Lane.Security => "security",
        Lane.Compliance => "compliance",
        Lane.Mlops => "mlops",
        _ => throw new ArgumentOutOfRangeException(nameof(lane), lane, "Not a lane."),
    };

    /// <summary>The lane as a person reads it, e.g. "AI product".</summary>
    public static string Title(this Lane lane) => lane switch
    {
        Lane.AiProduct => "AI product",
        Lane.Mlops => "MLOps",
        _ => char.ToUpperInvariant(lane.Word()[0]) + lane.Word()[1..],
    };

    public static Role? ParseRole(string word) => Find(Enum.GetValues<Role>(), role => role.Word(), word);

    public static Lane? ParseLane(string word) => Find(Enum.GetValues<Lane>(), lane => lane.Word(), word);

    private static T? Find<T>(T[] all, Func<T, string> word, string wanted)
        where T : struct
    {
        foreach (var one in all)
            if (string.Equals(word(one), wanted, StringComparison.Ordinal))
                return one;
        return null;
    }
}
