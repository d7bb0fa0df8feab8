using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// The type of a member of the answer, where a sketch, a list or a sentence says it. A text is what most members are; of it nothing is
/// said.
/// </summary>
internal static partial class MemberType
{
    /// <summary>
    /// The member with its type, as <c>priority (number)</c>; what is no type, such as the value in an example, is left out.
    /// </summary>
    public static string Named(string name, string said)
    {
        var words = said.Replace("\"", "", StringComparison.Ordinal).Trim('<', '>', ' ');
        if (!Types().IsMatch(words))
            return said.Contains('|') && Choice().IsMatch(words)
                ? $"{name} ({string.Join(" | ", words.Split('|', StringSplitOptions.TrimEntries))})" : name;
        var types = words.Split('|', StringSplitOptions.TrimEntries).Select(Of).Where(type => type.Length > 0).ToList();
        return types.Count == 0 ? name : $"{name} ({string.Join(" or ", types)})";
    }

    private static string Of(string word) => word.ToLowerInvariant() switch
    {
        "string" or "str" or "text" => "",
        "number" or "float" or "double" or "decimal" => "number",
        "int" or "integer" => "integer",
        "bool" or "boolean" => "true or false",
        var other => other,
    };

    [GeneratedRegex(
        @"^(?:(?:string|str|text|number|float|double|decimal|int|integer|bool|boolean|null|array|object|list|date|datetime"
        + @"|timestamp)(?:\[\])?(?:\s*\|\s*|$))+$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Types();

    [GeneratedRegex(@"^[\w-]+(?:\s*\|\s*[\w-]+)+$")]
    private static partial Regex Choice();
}
