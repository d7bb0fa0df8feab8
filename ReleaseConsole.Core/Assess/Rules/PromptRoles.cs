using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>What one role speaks in a prompt, with the variables in it and the lines they stand on.</summary>
internal sealed record SpokenPart(string Role, IReadOnlyList<(string Name, int Line)> Variables)
{
    public bool IsSystem => Role is "system" or "developer";
}

/// <summary>A prompt by the roles that speak it; a prompt that names none has no parts.</summary>
internal static partial class PromptRoles
{
    public static IReadOnlyList<SpokenPart> Of(string text)
    {
        var parts = new List<SpokenPart>();
        List<(string, int)>? variables = null;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (Role().Match(line) is { Success: true } role)
                parts.Add(new SpokenPart(role.Groups["role"].Value.ToLowerInvariant(), variables = []));
            if (variables is null)
                continue;
            foreach (Match match in Variable().Matches(line))
                if (match.Groups["name"].Value is not ("role" or "history" or "else" or "this"))
                    variables.Add((match.Groups["name"].Value, number));
        }
        return parts;
    }

    // A chat prompt as it is shown, or dotprompt's mark.
    [GeneratedRegex(
        @"^\[(?<role>system|developer|user|assistant|tool|human|ai)\]$|\{\{\s*role\s+[""'](?<role>\w+)[""']\s*\}\}",
        RegexOptions.IgnoreCase)]
    private static partial Regex Role();

    [GeneratedRegex(
        @"\{\{\{?\s*(?:#\w+\s+)?@?(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*(?:\.[A-Za-z0-9_.]+\s*)?\}\}"
        + @"|(?<![{$])\$?\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}(?!\})")]
    private static partial Regex Variable();
}
