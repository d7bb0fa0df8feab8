namespace ReleaseConsole.Core.Access;

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
