namespace ReleaseConsole.Web.Identity;

/// <summary>Who has just signed in, as the provider vouches for it, with the grants that the person's groups bring.</summary>
public sealed record SignedInPerson(
    string Issuer, string Subject, string Name, string? Email, IReadOnlyList<RoleMapping> Grants);

/// <summary>Told of every sign-in before its cookie is written; when it throws, there is no sign-in.</summary>
public delegate Task RecordSignIn(SignedInPerson person, CancellationToken cancel);

/// <summary>A person of the demo workspace, as the development sign-in lists them.</summary>
public sealed record DemoPerson(string Subject, string Name, string What);

/// <summary>Answers who can be chosen at the development sign-in.</summary>
public delegate Task<IReadOnlyList<DemoPerson>> ListDemoPersons(CancellationToken cancel);
