using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>One message of a prompt: who speaks it, from which line on, and what it says. A prompt that names no role is one message of none.</summary>
public sealed partial record PromptMessage(int Number, string? Role, int Line, int Lines, string Text)
{
    public bool IsSystem => Role is "system" or "developer";

    /// <summary>The message as people point at it: <c>message 2 (user)</c>.</summary>
    public string Called =>
        Role is null ? "the text" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"message {Number} ({Role})");

    /// <summary>The names it is filled in with.</summary>
    public IReadOnlyList<PromptVariable> Variables { get; } = PromptVariables.In(Text, new Dictionary<string, string>());

    /// <summary>The messages of a prompt as it is shown, or as dotprompt marks them.</summary>
    public static IReadOnlyList<PromptMessage> Of(PromptReading prompt)
    {
        var messages = new List<PromptMessage>();
        string? role = null;
        var (first, lines) = (prompt.BodyLine, new List<string>());
        var number = prompt.BodyLine - 1;
        foreach (var line in prompt.Body.Split('\n'))
        {
            number++;
            if (MayMark(line) && Mark().Match(line) is { Success: true } mark)
            {
                Close();
                role = mark.Groups["role"].Value.ToLowerInvariant();
                lines.Add(Mark().Replace(line, ""));
                first = number;
            }
            else
                lines.Add(line);
        }
        Close();
        return messages;

        void Close()
        {
            var (text, count) = (string.Join('\n', lines).Trim('\n', ' '), lines.Count);
            lines.Clear();
            if (text.Length > 0 || role is not null)
                messages.Add(new PromptMessage(messages.Count + 1, role, first, count, text));
        }
    }

    private static bool MayMark(string line) => line.StartsWith('[') || line.Contains("{{", StringComparison.Ordinal);

    [GeneratedRegex(
        @"^\[(?<role>system|developer|user|assistant|tool|function|human|ai|model)\]$|\{\{\s*role\s+[""'](?<role>\w+)[""']\s*\}\}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
