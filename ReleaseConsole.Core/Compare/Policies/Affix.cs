namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>What a text must begin with, end with or hold (Rego's <c>startswith</c>, <c>endswith</c>, <c>contains</c>).</summary>
internal sealed record Affix(string Kind, string Subject, string Part)
{
    /// <summary>Null for any other call, and for a part that is not written out plainly.</summary>
    public static Affix? Of(string[] tokens) =>
        tokens is ["startswith" or "endswith" or "contains", "(", .. var asked, ")"] && PolicyTokens.Close(tokens, 1) == tokens.Length - 1
        && PolicyTokens.Split(asked, ",") is [{ Length: > 0 } subject, [['"' or '`', .., '"' or '`'] part]]
        && !part.Contains('\\', StringComparison.Ordinal)
            ? new Affix(tokens[0], PolicyTokens.Joined(subject), part[1..^1])
            : null;

    public bool Speaks(Affix? other) => other is not null && Kind == other.Kind && Subject == other.Subject;

    /// <summary>Whether the other one holds wherever this one does.</summary>
    public bool IsWithin(Affix other) => Speaks(other) && Kind switch
    {
        "startswith" => Part.StartsWith(other.Part, StringComparison.Ordinal),
        "endswith" => Part.EndsWith(other.Part, StringComparison.Ordinal),
        _ => Part.Contains(other.Part, StringComparison.Ordinal),
    };
}
