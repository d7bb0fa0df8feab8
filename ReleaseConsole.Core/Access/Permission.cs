namespace ReleaseConsole.Core.Access;

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
