using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Which of LangChain's template formats a prompt is written in: the one it states, or else the one its text shows.</summary>
internal static class LangChainSyntax
{
    private static readonly string[] Theirs = [PromptSyntax.FString, PromptSyntax.Jinja, PromptSyntax.Mustache];

    /// <summary>Notes on the prompt what LangChain will not do with it.</summary>
    public static string Of(WrittenPrompt prompt)
    {
        var (stated, text) = (prompt.StatedSyntax, prompt.Content.AllText);
        if (stated is not null && Theirs.Contains(stated) && prompt.Content.Beside["syntax"] is not null)
            return stated;
        var meant = stated ?? PromptSyntax.Shown(text);
        var written = meant is PromptSyntax.FString or PromptSyntax.Jinja ? meant : PromptSyntax.Mustache;
        prompt.Lose($"LangChain has to be told how variables are written; {written} is named, and read back it stays stated.");
        if (meant is not null && PromptSyntax.Known(meant) is null)
            prompt.Lose($"LangChain knows no variables as in {meant}.");
        if (meant == PromptSyntax.Handlebars && HandlebarsNames.HasHelpers(text))
            prompt.Lose("LangChain runs no helpers and blocks of Handlebars; it fills in plain names only.");
        if (written == PromptSyntax.Mustache && NotFilledIn(text, PromptSyntax.Known(stated)).ToList() is { Count: > 0 } left)
            prompt.Lose($"LangChain does not fill in {string.Join(", ", left)}; such names stay in the text.");
        if (written == PromptSyntax.FString && stated is null && !BraceNames.IsFString(text))
            prompt.Lose("LangChain takes every single brace for a variable's; those of the text have to be doubled.");
        return written;
    }

    /// <summary>What is a variable here, and plain text in Mustache; single braces are one where the text has no double ones.</summary>
    private static IEnumerable<string> NotFilledIn(string text, string? stated) => BraceNames.Dollars(text)
        .Concat(stated is null && PromptSyntax.Shown(text) is PromptSyntax.Dollar or PromptSyntax.FString ? BraceNames.Single(text) : [])
        .OrderBy(one => one.At).Select(one => one.Written).Distinct();
}
