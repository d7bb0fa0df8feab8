namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Every expected "no" of a file that lies among the prompts and is none.</summary>
internal static class PromptRefusals
{
    public static Refusal UnknownShape(IEnumerable<string> keys) => new(
        "unknown-prompt-shape", $"This is no form of prompt the console knows; its keys are {Shortened(string.Join(", ", keys))}.",
        Place: "1:1");

    private static string Shortened(string text) => text.Length <= 120 ? text : text[..119] + "…";
}
