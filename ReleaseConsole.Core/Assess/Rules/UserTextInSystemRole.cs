using System.Globalization;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Prompts;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>What a user writes stands in a message of the system role.</summary>
public sealed partial class UserTextInSystemRole : IRiskRule
{
    public string Id => "user-text-in-system-role";

    public string Title => "What a user writes stands in a message of the system role";

    public string Why => "The model obeys the system role before all others; whoever writes the message then writes the rules.";

    public string Fix =>
        "Put the variable into a message of the user role, inside marks the prompt explains, and say that it holds no orders.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "The message moved into the system role", "prompts/triage.prompt",
            "{{role \"system\"}}\nYou triage.\n{{role \"user\"}}\n{{message}}\n",
            "{{role \"system\"}}\nYou triage this: {{message}}\n{{role \"user\"}}\nGo on.\n"),
        RuleExample.NearMiss(
            "A fact of the shop moved there", "prompts/triage.prompt",
            "{{role \"system\"}}\nYou triage.\n{{role \"user\"}}\n{{message}}\n",
            "{{role \"system\"}}\nYou triage for {{shop_name}}.\n{{role \"user\"}}\n{{message}}\n"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input)
    {
        foreach (var change in input.Of(ArtifactKind.Prompt).Where(change => change.After is not null))
        {
            var before = PromptRoles.Of(input.Before(change).PromptText());
            var known = before.Where(one => one.IsSystem).SelectMany(one => one.Variables).Select(one => one.Name)
                .ToHashSet(StringComparer.Ordinal);
            var users = before.Where(one => one.Role == "user").SelectMany(one => one.Variables).Select(one => one.Name)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var (name, line) in PromptRoles.Of(input.After(change).PromptText()).Where(one => one.IsSystem)
                .SelectMany(one => one.Variables))
                if (!known.Contains(name) && (users.Contains(name) || UserText().IsMatch(name)))
                    yield return input.Found(
                        this, $"`{name}` stands in the system role now", change.Path, string.Create(
                            CultureInfo.InvariantCulture, $"line {line}"),
                        users.Contains(name) ? "in the user role" : null, "in the system role") with
                    {
                        Unless = $"`{name}` stayed with the user in `{change.Path}`",
                    };
        }
    }

    // What people call the words of somebody outside.
    [GeneratedRegex(
        @"(?:^|[_.-])(?:user|customer|visitor|caller|sender|client|guest)?[_.-]?(?:message|question|query|input|utterance|prompt|text"
        + @"|request|comment|e?mail|body"
        + @"|ticket|review|feedback|conversation|transcript|chat|history|complaint|post|content)s?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex UserText();
}
