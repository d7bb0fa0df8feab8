using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The messages of a Prompty file: a line with a role and a colon begins one, as its parser has it (microsoft/prompty,
/// runtime/prompty/prompty/parsers.py). What stands above the first role is the system's; the front matter stands beside the messages.
/// </summary>
internal static partial class PromptyRoles
{
    /// <summary>The same prompt as messages; null for one without a role, which is one text.</summary>
    public static PromptContent? Of(SourceFile file)
    {
        var matter = file.FrontMatter.Value;
        var body = matter.BodyOf(file.Text.Value);
        var roles = Role().Matches(body);
        if (roles.Count == 0 || matter.Members.ContainsKey("messages") || matter.Members.ContainsKey("text"))
            return null;
        var messages = new JsonArray();
        if (Between(body, 0, roles[0].Index) is { Length: > 0 } above)
            messages.Add(new JsonObject { ["role"] = "system", ["content"] = above });
        for (var at = 0; at < roles.Count; at++)
        {
            var end = at + 1 < roles.Count ? roles[at + 1].Index : body.Length;
            messages.Add(Message(roles[at], Between(body, roles[at].Index + roles[at].Length, end)));
        }
        var beside = new JsonObject(matter.Members.Where(one => one.Value is not null)
            .Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())));
        return new PromptContent(null, messages, beside);
    }

    private static JsonObject Message(Match line, string content)
    {
        var message = new JsonObject { ["role"] = line.Groups["role"].Value.ToLowerInvariant() };
        foreach (Match attribute in Attribute().Matches(line.Groups["said"].Value))
            if (attribute.Groups["name"].Value is not ("role" or "content") and var name)
                message[name] = attribute.Groups["value"].Value;
        message["content"] = content;
        return message;
    }

    private static string Between(string body, int from, int end) => body[from..end].Trim('\n', ' ', '\t');

    [GeneratedRegex(
        @"^[ \t]*#?[ \t]*(?<role>system|user|assistant|developer|function|tool)(?:\[(?<said>[^\]\n]*)\])?[ \t]*:[ \t]*$",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"(?<name>\w+)\s*=\s*(?:""(?<value>[^""]*)""|(?<value>[^"",\s]+))", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();
}
