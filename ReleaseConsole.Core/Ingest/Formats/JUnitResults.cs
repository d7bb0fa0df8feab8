using System.Globalization;
using System.Xml;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Results in JUnit's XML, which most test runners write: a <c>failure</c> is a failure, an <c>error</c> is missing, and a
/// skipped test was not asked: it is left out and counted in a note.
/// Document types and outside entities are refused.
/// </summary>
public sealed class JUnitResults : IWritableFormat
{
    /// <summary>Of a stack trace this much is kept, in characters.</summary>
    private const int LongestText = 8_000;

    public string Name => "junit";

    public ArtifactKind Kind => ArtifactKind.Evaluation;

    public string Extension => ".xml";

    public bool Reads(SourceFile file) => file is { Extension: ".xml", Text.Succeeded: true }
        && (file.Text.Value.Contains("<testsuite", StringComparison.Ordinal) || file.FolderKind == ArtifactKind.Evaluation);

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => [ReadOne(unit.File)];

    private Result<Candidate> ReadOne(SourceFile file)
    {
        var (cases, skipped) = (new List<EvaluationRow>(), 0);
        var properties = new JUnitProperties();
        string? suite = null;
        DateTimeOffset? ranAt = null;
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true };
            using var xml = XmlReader.Create(new StringReader(file.Text.Value), settings);
            while (xml.Read())
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "testsuite" or "testsuites" })
                {
                    suite ??= xml.GetAttribute("name");
                    ranAt ??= DateTimeOffset.TryParse(
                        xml.GetAttribute("timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                        ? at
                        : null;
                }
                else if (xml is { NodeType: XmlNodeType.Element, LocalName: "testcase" })
                    if (Case(xml, properties) is { } row)
                        cases.Add(row);
                    else
                        skipped++;
                else if (xml is { NodeType: XmlNodeType.Element, LocalName: "property" })
                    properties.Add(xml.GetAttribute("name"), xml.GetAttribute("value"));
        }
        catch (XmlException fault)
        {
            return FormatRefusals.XmlNotReadable(
                string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, fault.LineNumber)}:{Math.Max(1, fault.LinePosition)}"));
        }
        var rows = EvaluationCandidate.Numbered(cases);
        return EvaluationCandidate.Of(file, Name, new EvaluationRecord(Name, suite, ranAt, [], [], rows, EvaluationStats.Of(rows))
        {
            RanOnNames = properties.With(("suite", suite)),
            RanOnArtifacts = properties.Artifacts,
        },
        Notes(skipped, properties.Unread));
    }

    private static IEnumerable<string> Notes(int skipped, IReadOnlyCollection<string> unread)
    {
        if (skipped > 0)
            yield return $"{Counted.Of(skipped, "test")} skipped by the runner and left out.";
        if (unread.Count > 0)
            yield return $"Properties are not read: {Counted.Names([.. unread], most: 8)}.";
    }

    /// <summary>Null for a test that was skipped.</summary>
    private static EvaluationRow? Case(XmlReader xml, JUnitProperties properties)
    {
        var (name, group) = (xml.GetAttribute("name") ?? "", xml.GetAttribute("classname"));
        double? seconds = double.TryParse(xml.GetAttribute("time"), NumberStyles.Float, CultureInfo.InvariantCulture, out var time)
            && double.IsFinite(time)
            ? time
            : null;
        var said = new List<(string?, string?)>();
        var (failure, error, isSkipped) = xml.IsEmptyElement ? (null, null, false) : Ends(xml, said);
        return isSkipped && failure is null && error is null ? null : new EvaluationRow(
            group is null ? name : $"{group}::{name}", name, group, 0, null, error is null ? failure is null : null, null, error,
            seconds * 1000, null, 0)
        { Reason = error is null ? failure : null, Tags = properties.Tags(said) };
    }

    /// <summary>
    /// What a case says of its failure or its error: the message, and the text below it where runners put what was expected and the stack.
    /// </summary>
    private static (string? Failure, string? Error, bool IsSkipped) Ends(XmlReader xml, List<(string?, string?)> properties)
    {
        string? failure = null, error = null;
        var isSkipped = false;
        using var inside = xml.ReadSubtree();
        inside.Read();
        inside.Read();
        while (!inside.EOF)
            if (inside is { NodeType: XmlNodeType.Element, LocalName: "failure" })
                failure = Said(inside) ?? "failed";
            else if (inside is { NodeType: XmlNodeType.Element, LocalName: "error" })
                error = Said(inside) ?? "The test ended in an error.";
            else
            {
                if (inside is { NodeType: XmlNodeType.Element, LocalName: "property" })
                    properties.Add((inside.GetAttribute("name"), inside.GetAttribute("value")));
                isSkipped |= inside is { NodeType: XmlNodeType.Element, LocalName: "skipped" };
                inside.Read();
            }
        return (failure, error, isSkipped);
    }

    /// <summary>The element's message and text, without saying the same twice; the reader stands behind it afterwards.</summary>
    private static string? Said(XmlReader element)
    {
        var message = element.GetAttribute("message");
        var text = new System.Text.StringBuilder();
        using (var inside = element.ReadSubtree())
            while (inside.Read())
                if (inside.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && text.Length < LongestText)
                    text.Append(inside.Value.AsSpan(0, Math.Min(inside.Value.Length, LongestText - text.Length)));
        element.Read();
        return (message, text.ToString().Trim()) switch
        {
            (null, { Length: 0 }) => null,
            (_, { Length: 0 }) => message,
            ({ Length: > 0 }, var body) when !body.StartsWith(message, StringComparison.Ordinal) => $"{message}\n{body}",
            (_, var body) => body,
        };
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var record = EvaluationRecord.Parse(stored.Canonical);
        var text = new System.Text.StringBuilder();
        using (var xml = XmlWriter.Create(
            text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Clean(record.Name ?? stored.Name));
            Write(xml, record);
            foreach (var row in record.Rows)
            {
                xml.WriteStartElement("testcase");
                xml.WriteAttributeString("name", Clean(row.CaseName ?? row.Case));
                if (row.Group is { } group)
                    xml.WriteAttributeString("classname", Clean(group));
                if (row.LatencyMs is { } latency)
                    xml.WriteAttributeString("time", (latency / 1000).ToString("R", CultureInfo.InvariantCulture));
                if (row.Error is not null || row.Pass == false)
                {
                    xml.WriteStartElement(row.Error is null ? "failure" : "error");
                    var said = Clean(row.Error ?? row.Reason ?? "failed");
                    var lines = said.Split('\n', 2);
                    xml.WriteAttributeString("message", lines[0]);
                    if (lines.Length > 1)
                        xml.WriteString(said);
                    xml.WriteEndElement();
                }
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return new WrittenArtifact(
            System.Text.Encoding.UTF8.GetBytes(text.Append('\n').ToString()),
            [
                "JUnit has no scores, costs, tokens, prompts and providers, and names cases in its own way.",
                .. EvaluationLosses.OfScores(record, "JUnit"), .. EvaluationLosses.OfAnswers(record, "JUnit"),
            ]);
    }

    /// <summary>What it ran on as properties, which are read back.</summary>
    private static void Write(XmlWriter xml, EvaluationRecord record)
    {
        var told = (record.RanOnNames ?? new Dictionary<string, string>()).Where(one => one.Key != "suite")
            .Concat(
                (record.RanOnArtifacts ?? new Dictionary<string, Digest>())
                    .Select(one => KeyValuePair.Create(one.Key, one.Value.ToString())))
            .OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
        if (told.Count == 0)
            return;
        xml.WriteStartElement("properties");
        foreach (var (name, value) in told)
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", Clean(name));
            xml.WriteAttributeString("value", Clean(value));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static string Clean(string text) => new([.. text.Where(XmlConvert.IsXmlChar)]);
}
