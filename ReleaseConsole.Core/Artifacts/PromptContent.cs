using System.Text;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// A prompt whatever convention its file follows: one text or a list of chat messages, and what goes to the model beside it.
/// Its content is the simplest form that holds it, so that one prompt has one digest wherever it was kept.
/// </summary>
public sealed record PromptContent(string? Text, JsonArray? Messages, JsonObject Beside)
{
    public static PromptContent OfText(string text) => new(text, null, []);

    public static PromptContent OfMessages(JsonArray messages) => new(null, messages, []);

    /// <summary>Reads the content of a prompt version; text, a list of messages, or an object with either.</summary>
    public static PromptContent Of(ContentForm form, ReadOnlySpan<byte> canonical)
    {
        if (form != ContentForm.Json)
            return OfText(Encoding.UTF8.GetString(canonical));
        if (JsonNode.Parse(canonical) is not JsonObject whole)
            return OfMessages(JsonNode.Parse(canonical) as JsonArray ?? []);
        var beside = new JsonObject(whole.Where(one => one.Key is not ("text" or "messages"))
            .Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())));
        return new PromptContent(
            whole["messages"] is null ? whole["text"].Word() : null, whole["messages"]?.DeepClone() as JsonArray, beside);
    }

    /// <summary>All its text: of a chat, what each message says, one after the other.</summary>
    public string AllText => Text ?? string.Join('\n', (Messages ?? []).OfType<JsonObject>().Select(message => message["content"] switch
    {
        JsonArray parts => string.Join('\n', parts.OfType<JsonObject>().Select(part => part["text"].Word())),
        var content => content.Word(),
    }));

    /// <summary>
    /// The content to keep: a text alone as text, messages alone as a list, both with something beside them as an object.
    /// </summary>
    public NewContent ToContent(byte[] original, string format)
    {
        var text = Text?.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimStart('\uFEFF');
        // A text that begins like front matter would be read back as front matter.
        if (text is not null && Beside.Count == 0 && !text.StartsWith("---\n", StringComparison.Ordinal))
            return new NewContent(ContentForm.Text, Encoding.UTF8.GetBytes(text), original, format);
        if (Messages is not null && Beside.Count == 0)
            return new NewContent(ContentForm.Json, CanonicalJson.Of(Messages), original, format);
        var whole = (JsonObject)Beside.DeepClone();
        whole[Messages is null ? "text" : "messages"] = Messages?.DeepClone() ?? JsonValue.Create(text);
        return new NewContent(ContentForm.Json, CanonicalJson.Of(whole), original, format);
    }
}
