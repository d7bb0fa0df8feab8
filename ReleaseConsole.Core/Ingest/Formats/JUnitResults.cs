using System.Globalization;
using System.Xml;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Results in JUnit's XML, which most test runners write: a <c>failure</c> is a failure, an <c>error</c> or a skipped test is missing.
/// Document types and outside entities are refused.
/// </summary>
public sealed class JUnitResults : IWritableFormat
{
    public string Name => "junit";

    public ArtifactKind Kind => ArtifactKind.Evaluation;

    public string Extension => ".xml";

    public bool Reads(SourceFile file) => file is { Extension: ".xml", Text.Succeeded: true }
        && (file.Text.Value.Contains("<testsuite", StringComparison.Ordinal) || file.FolderKind == ArtifactKind.Evaluation);

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => [ReadOne(unit.File)];

    private Result<Candidate> ReadOne(SourceFile file)
    {
        var cases = new List<EvaluationRow>();
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
                    ranAt ??= DateTimeOffset.TryParse(xml.GetAttribute("timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
                }
                else if (xml is { NodeType: XmlNodeType.Element, LocalName: "testcase" })
                    cases.Add(Case(xml));
        }
        catch (XmlException fault)
        {
            return IngestRefusals.XmlNotReadable(
                string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, fault.LineNumber)}:{Math.Max(1, fault.LinePosition)}"));
        }
        var rows = EvaluationCandidate.Numbered(cases);
        return EvaluationCandidate.Of(file, Name, new EvaluationRecord(Name, suite, ranAt, [], [], rows, EvaluationStats.Of(rows))
        {
            RanOnNames = EvaluationCandidate.Names(("suite", suite)),
        });
    }

    private static EvaluationRow Case(XmlReader xml)
    {
        var (name, group) = (xml.GetAttribute("name") ?? "", xml.GetAttribute("classname"));
        double? seconds = double.TryParse(xml.GetAttribute("time"), NumberStyles.Float, CultureInfo.InvariantCulture, out var time) && double.IsFinite(time) ? time : null;
        string? failure = null, error = null;
        if (!xml.IsEmptyElement)
        {
            using var inside = xml.ReadSubtree();
            inside.Read();
            while (inside.Read())
                if (inside.NodeType == XmlNodeType.Element)
                    (failure, error) = inside.LocalName switch
                    {
                        "failure" => (inside.GetAttribute("message") ?? "failed", error),
                        "error" => (failure, inside.GetAttribute("message") ?? "The test ended in an error."),
                        "skipped" => (failure, "The test was skipped."),
                        _ => (failure, error),
                    };
        }
        return new EvaluationRow(
            group is null ? name : $"{group}::{name}", name, group, 0, null, error is null ? failure is null : null, null, error, seconds * 1000, null, 0)
        { Reason = error is null ? failure : null };
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var record = EvaluationRecord.Parse(stored.Canonical);
        var text = new System.Text.StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Clean(record.Name ?? stored.Name));
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
                    xml.WriteAttributeString("message", Clean(row.Error ?? row.Reason ?? "failed"));
                    xml.WriteEndElement();
                }
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return new WrittenArtifact(
            System.Text.Encoding.UTF8.GetBytes(text.Append('\n').ToString()),
            ["JUnit has no scores, costs, tokens, prompts and providers, and names cases in its own way."]);
    }

    private static string Clean(string text) => new([.. text.Where(XmlConvert.IsXmlChar)]);
}
