using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Demo;

/// <summary>A role of a demo person; reviewers and release managers may have a lane.</summary>
public sealed record DemoRole(Role Role, Lane? Lane = null);

/// <summary>Someone of the demo workspace, known to the development sign-in by <see cref="Subject"/>.</summary>
public sealed record DemoCharacter(string Subject, string Name, IReadOnlyList<DemoRole> Roles);

/// <summary>Who works at Meridian Retail. The names and the firm are made up.</summary>
public static class DemoPeople
{
    /// <summary>The issuer of the development sign-in.</summary>
    public const string Issuer = "urn:release-console:development";

    public static DemoCharacter Amara { get; } = new("amara", "Amara Okafor", [new(Role.PromptEngineer)]);

    public static DemoCharacter Jonas { get; } =
        new("jonas", "Jonas Lindqvist", [new(Role.Reviewer, Lane.Mlops), new(Role.PromptEngineer)]);

    public static IReadOnlyList<DemoCharacter> All { get; } =
    [
        Amara,
        new("priya", "Priya Raman", [new(Role.Reviewer, Lane.AiProduct)]),
        new("tomas", "Tomás Herrera", [new(Role.Reviewer, Lane.Security)]),
        new("mei", "Mei Tanaka", [new(Role.Reviewer, Lane.Compliance), new(Role.Auditor)]),
        new("jun", "Jun Park", [new(Role.Reviewer, Lane.AiProduct)]),
        Jonas,
        new("david", "David Osei", [new(Role.ReleaseManager), new(Role.Reviewer, Lane.Platform)]),
        new("lena", "Lena Fischer", [new(Role.Admin)]),
    ];
}
