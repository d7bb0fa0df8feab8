namespace ReleaseConsole.Core.Access;

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
