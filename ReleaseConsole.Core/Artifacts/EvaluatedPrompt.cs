using System.Text;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>A prompt the evaluation ran on, by the digest of its text, and the label the runner gave it.</summary>
public sealed record EvaluatedPrompt(Digest Digest, string Label)
{
    /// <summary>
    /// The digest that tells a prompt in a result file from another. White space at the end is left out, because runners cut it;
    /// a chat prompt in JSON is taken in canonical form, because runners write it anew.
    /// </summary>
    public static Digest DigestOf(ReadOnlySpan<byte> promptText)
    {
        var text = promptText.TrimEnd(" \t\r\n"u8);
        return text is [(byte)'{' or (byte)'[', ..] && CanonicalJson.From(text) is { Succeeded: true } json
            ? OfJson(json.Value)
            : Digest.Of(text);
    }

    /// <summary>Runners see the text or the messages; what the prompt keeps beside them (settings, syntax) is not in their file.</summary>
    private static Digest OfJson(byte[] canonical)
    {
        if (canonical[0] != (byte)'{')
            return Digest.Of(canonical);
        var prompt = PromptContent.Of(ContentForm.Json, canonical);
        return prompt switch
        {
            { Messages: { } messages } => CanonicalJson.DigestOf(messages),
            { Text: { } text } => Digest.Of(Encoding.UTF8.GetBytes(text.TrimEnd(' ', '\t', '\r', '\n'))),
            _ => Digest.Of(canonical),
        };
    }

    /// <summary>
    /// Both digests a result file may name a prompt by: the one of its text, and the one this program shows of the version.
    /// </summary>
    public static IReadOnlyList<Digest> DigestsOf(ReadOnlySpan<byte> promptText) => [DigestOf(promptText), Digest.Of(promptText)];

    public static Digest DigestOf(string promptText) => DigestOf(Encoding.UTF8.GetBytes(promptText));
}
