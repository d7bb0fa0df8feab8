using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Reads YAML 1.2 (core schema) into JSON with places. Duplicate keys, foreign tags and values JSON has no form for are refused with
/// line and column; what aliases repeat, the depth and the length are bounded.
/// </summary>
public static class YamlTree
{
    public const int LengthLimit = 4 * 1024 * 1024;
    public const int DepthLimit = 64;

    /// <summary>How many values all aliases of a document may repeat: enough for shared settings, not for a billion laughs.</summary>
    public const int AliasLimit = 10_000;

    public static Result<YamlDocumentTree> Parse(string text)
    {
        if (text.Length > LengthLimit)
            return YamlRefusals.TooLong(LengthLimit);
        return PlainYaml.Read(text) is { } plain ? plain : ParseWhole(text);
    }

    internal static Result<YamlDocumentTree> ParseWhole(string text) => Parse(text, ReadStream);

    /// <summary>The documents of a text that holds several, without their places.</summary>
    internal static Result<IReadOnlyList<JsonNode?>> Documents(string text) => text.Length > LengthLimit
        ? YamlRefusals.TooLong(LengthLimit)
        : Parse<IReadOnlyList<JsonNode?>>(text, parser =>
        {
            var documents = new List<JsonNode?>();
            parser.Consume<StreamStart>();
            while (parser.TryConsume<DocumentStart>(out _))
            {
                documents.Add(new YamlReader(parser).Read("", depth: 0));
                parser.Consume<DocumentEnd>();
            }
            return documents;
        });

    private static Result<T> Parse<T>(string text, Func<Parser, Result<T>> whole)
    {
        // The mark that says how a file's bytes are ordered is no part of its text.
        var parser = new Parser(new StringReader(text.StartsWith('\uFEFF') ? text[1..] : text));
        try
        {
            return whole(parser);
        }
        catch (YamlRefusedException refused)
        {
            return refused.Refusal;
        }
        catch (YamlException fault)
        {
            return YamlRefusals.Syntax(PlaceOf(fault, text), fault.Message);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner ends some broken flow scalars in these instead of its own exception.
            return YamlRefusals.Syntax(
                parser.Current is { } read ? YamlReader.PlaceOf(read.End) : new TextPosition(1, 1), "a value cannot be read from here on");
        }
    }

    // A tab that indents is told of the beginning of the text.
    private static TextPosition PlaceOf(YamlException fault, string text)
    {
        if (fault.Start is not { Line: 1, Column: 1 })
            return YamlReader.PlaceOf(fault.Start);
        var line = 0;
        foreach (var one in text.AsSpan().EnumerateLines())
        {
            line++;
            if (one[..^one.TrimStart().Length].IndexOf('\t') is >= 0 and var tab)
                return new TextPosition(line, tab + 1);
        }
        return YamlReader.PlaceOf(fault.Start);
    }

    private static Result<YamlDocumentTree> ReadStream(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
            return new YamlDocumentTree(Root: null, new Dictionary<string, TextPosition> { [""] = new(1, 1) });
        parser.Consume<DocumentStart>();
        var reader = new YamlReader(parser);
        var root = reader.Read("", depth: 0);
        parser.Consume<DocumentEnd>();
        while (parser.TryConsume<DocumentStart>(out var next))
        {
            // Dashes behind everything else begin a document that holds nothing.
            if (new YamlReader(parser).Read("", depth: 0) is not null)
                return YamlRefusals.SeveralDocuments(YamlReader.PlaceOf(next.Start));
            parser.Consume<DocumentEnd>();
        }
        return new YamlDocumentTree(root, reader.Places) { Keys = reader.Keys };
    }
}
