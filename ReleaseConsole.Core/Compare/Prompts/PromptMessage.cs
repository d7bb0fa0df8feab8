using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// One message of a prompt: who speaks it, from which line on, and what it says. A prompt that names no role is one message of none.
/// </summary>
public sealed partial record PromptMessage(int Number, string? Role, int Line, int Lines, string Text)
{
    public bool IsSystem => Role is "system" or "developer";

    /// <summary>The message as people point at it: <c>message 2 (user)</c>.</summary>
    public string Called =>
        Role is null ? "the text" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"message {Number} ({Role})");

    private static readonly Dictionary<string, string> Nowhere = [];
    private PromptMessage? _same;
    private IReadOnlyList<PromptVariable>? _variables;

    /// <summary>The names it is filled in with.</summary>
    public IReadOnlyList<PromptVariable> Variables => _variables ??= _same?.Variables ?? PromptVariables.In(Text, Nowhere);

    /// <summary>The messages of a prompt as it is shown, or as dotprompt marks them.</summary>
    public static IReadOnlyList<PromptMessage> Of(PromptReading prompt) => Of(prompt, []);

    /// <summary>Those of two versions of one prompt; what one says in the same words as the one in its place is read once.</summary>
    internal static (IReadOnlyList<PromptMessage> Before, IReadOnlyList<PromptMessage> After) Both(
        PromptReading before, PromptReading after)
    {
        var old = Of(before, []);
        return (old, Of(after, old));
    }

    private static List<PromptMessage> Of(PromptReading prompt, List<PromptMessage> known)
    {
        var messages = new List<PromptMessage>();
        string? role = null;
        // A message is a stretch of the body, after what is left of the line that marks it.
        var (first, head, from, at, number) = (prompt.BodyLine, "", 0, 0, prompt.BodyLine);
        foreach (var line in prompt.Lines)
        {
            if (MarkAt(line) is { } mark)
            {
                Close(at);
                role = mark.Role;
                (first, head, from) = (number, mark.Behind, at + line.Length);
            }
            at += line.Length + 1;
            number++;
        }
        Close(prompt.Body.Length);
        return messages;

        void Close(int end)
        {
            var rest = prompt.Body.AsSpan(Math.Min(from, end)..end);
            var text = head.AsSpan().Trim(' ').IsEmpty ? rest.Trim("\n ").ToString() : $"{head}{rest}".Trim('\n', ' ');
            if (text.Length == 0 && role is null)
                return;
            var same = messages.Count < known.Count && known[messages.Count].Text == text ? known[messages.Count] : null;
            messages.Add(new PromptMessage(messages.Count + 1, role, first, number - first, text) { _same = same });
        }
    }

    /// <summary>The role that a line gives the word to, and what stands behind the mark on that line.</summary>
    internal static (string Role, string Behind)? MarkAt(string line) => MayMark(line) && Mark().Match(line) is { Success: true } mark
        ? (mark.Groups["role"].Value.ToLowerInvariant(), Mark().Replace(line, ""))
        : null;

    private static bool MayMark(string line) => line.StartsWith('[') || line.Contains("{{", StringComparison.Ordinal);

    [GeneratedRegex(
        @"^\[(?<role>system|developer|user|assistant|tool|function|human|ai|model)\]$|\{\{\s*role\s+[""'](?<role>\w+)[""']\s*\}\}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
