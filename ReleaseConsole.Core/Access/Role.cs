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
