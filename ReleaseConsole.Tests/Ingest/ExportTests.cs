using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class ExportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> All => [.. Vectors.Names];

    public static TheoryData<string, string> Pairs =>
    [
        .. from kind in ArtifactKinds.All
           from format in ExportFormats.Of(kind)
           select ((string, string))(kind.Word(), format),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void An_example_written_in_any_format_of_its_kind_reads_back_the_same_or_says_what_is_lost(string name)
    {
        foreach (var candidate in Vectors.Read(name).Items.Select(item => item.Value))
        {
            var own = Exporting.Of(candidate.Stored(), candidate.Kind, Exporting.AsItCame).Value;
            own.ReadsBackTheSame.ShouldBeTrue($"{candidate.Path} as it came");
            foreach (var format in ExportFormats.Of(candidate.Kind))
                Holds(candidate, format).ShouldBeTrue($"{candidate.Path} as {format}");
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Whatever_the_content_no_loss_means_the_same_digest(string kind, string format) =>
        Laws.Hold(Contents(ArtifactKinds.Parse(kind)!.Value), candidate => Holds(candidate, format), runs: 150);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void What_was_read_in_a_format_is_written_back_in_it_without_loss(string kind, string format) => Laws.Hold(
        Contents(ArtifactKinds.Parse(kind)!.Value),
        candidate =>
        {
            if (ArtifactFormats.Named(format) is not IWritableFormat writer
                || writer.Write(candidate.Stored()) is not { Succeeded: true } written)
                return true;
            // What the format could say of it is a file of that format; that file is a version, and has to survive.
            if (ReadAs(candidate.Path, format, written.Value.Bytes) is not { } read)
                return written.Value.Losses.Count > 0;
            var exported = Exporting.Of(read.Stored(), read.Kind, format);
            return exported is { Succeeded: true, Value: { ReadsBackTheSame: true, Losses.Count: 0 } };
        },
        runs: 150);

    [Theory]
    [InlineData("junit", "JUnit", "only verdicts (2 rows)|refused (2 rows)|flagged (1 row)|short (1 row)")]
    [InlineData("results-csv", "A table", "refused (2 rows)|flagged (1 row)|short (1 row)|digest (1 artifact)")]
    [InlineData("results-jsonl", "A table", "refused (2 rows)|flagged (1 row)|short (1 row)|digest (1 artifact)")]
    [InlineData("inspect-log", "A log", "refused (2 rows)|flagged (1 row)|short (1 row)")]
    [InlineData("openai-evals", "An event", "refused (2 rows)|flagged (1 row)|short (1 row)|digest (1 artifact)")]
    public void What_an_evaluation_loses_is_named_where_the_record_has_it(string format, string who, string lost)
    {
        var row = new EvaluationRow("a", null, null, 0, null, null, 0.5, null, null, null, 0);
        var plain = Losses(format, null, row with { Pass = true, Score = 1 }).ToList();
        var full = Losses(
            format, new Dictionary<string, Digest> { ["tools/refund"] = Digest.Of("refund") },
            row with { IsRefusal = true, Limit = "token 4096" }, row with { Case = "b", IsRefusal = false, IsFlagged = true });

        plain.ShouldHaveSingleItem().ShouldNotContain("no place for what");
        full.Except(
            plain).Select(loss => loss.Replace(
                "has only verdicts: what has a score and no verdict stands there as passed", "only verdicts"))
            .ShouldBe(lost.Split('|').Select(one => Sentence(who, one)));

        static string Sentence(string who, string lost) => lost.Split(' ')[0] switch
        {
            "only" => $"{who} {lost}.",
            "refused" => $"{who} has no place for whether the model {lost}.",
            "flagged" => $"{who} has no place for what a guardrail {lost}.",
            "short" => $"{who} has no place for what cut an answer {lost}.",
            _ => $"{who} has no place for what it ran on by {lost}.",
        };
    }

    [Fact]
    public void What_promptfoo_has_a_place_for_is_written_and_what_it_ran_on_with_it()
    {
        var row = new EvaluationRow("a", "a", null, 0, "gpt", true, 1, null, null, null, 0) { IsRefusal = true, IsFlagged = false };
        var exported = Exporting.Of(
            Stored(new Dictionary<string, Digest> { ["tools/refund"] = Digest.Of("refund") }, row), ArtifactKind.Evaluation,
            "promptfoo-v3").Value;

        exported.Losses.ShouldNotContain(loss => loss.Contains("ran on by digest"));
        var again = EvaluationRecord.Parse(
            Vectors.Read("evaluations/a.json", exported.Bytes).Items.ShouldHaveSingleItem().Value.Content.Canonical);
        (again.Rows[0].IsRefusal, again.Rows[0].IsFlagged).ShouldBe((true, false));
        again.RanOnArtifacts.ShouldNotBeNull().ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("tools/refund", Digest.Of("refund")));
    }

    private static IReadOnlyList<string> Losses(string format, Dictionary<string, Digest>? ranOn, params EvaluationRow[] rows) =>
        Exporting.Of(Stored(ranOn, rows), ArtifactKind.Evaluation, format).Value.Losses;

    private static StoredContent Stored(Dictionary<string, Digest>? ranOn, params EvaluationRow[] rows)
    {
        var record = new EvaluationRecord("table", "run", null, [], [], rows, EvaluationStats.Of(rows)) { RanOnArtifacts = ranOn };
        return new StoredContent("evaluations/run", ContentForm.Json, record.ToCanonical(), record.ToCanonical(), "results-json");
    }

    [Fact]
    public async Task A_version_is_handed_out_as_it_came_or_in_another_format_with_its_losses()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, Importing.Folder(("prompts/a.json", Vectors.Bytes("prompts/langfuse-text.json"))));

        var original = await ExportAsync(null);
        var mlflow = await ExportAsync("mlflow-prompt");
        var markdown = await ExportAsync("markdown-prompt");
        var unknown = await console.Get<ExportVersion>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Prompt, "prompts/support/refund-policy", "latest", "mcp-tools", amara, Cancel);

        (original.FileName, original.ReadsBackTheSame).ShouldBe(("support-refund-policy.json", true));
        original.Bytes.ShouldBe(Vectors.Bytes("prompts/langfuse-text.json"));
        mlflow.ReadsBackTheSame.ShouldBeTrue();
        mlflow.Losses.ShouldHaveSingleItem().ShouldContain("names have letters");
        (markdown.ReadsBackTheSame, markdown.Losses.Count).ShouldBe((false, 1));
        unknown.Refusal!.Code.ShouldBe("no-such-export");

        async Task<ExportedVersion> ExportAsync(string? format) => (await console.Get<ExportVersion>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Prompt, "prompts/support/refund-policy", "latest", format, amara, Cancel)).Value;
    }

    /// <summary>The law of export: refused, or with losses that are told, or the same digest again.</summary>
    private static bool Holds(Candidate candidate, string format)
    {
        var exported = Exporting.Of(candidate.Stored(), candidate.Kind, format);
        return !exported.Succeeded || exported.Value.ReadsBackTheSame || exported.Value.Losses.Count > 0;
    }

    private static Candidate? ReadAs(string path, string format, byte[] bytes)
    {
        var reading = ArtifactFormats.Read(
            ImportUnit.Of(new SourceFile($"{path}{ArtifactFormats.ExtensionOf(format, bytes)}", bytes)), format);
        return reading.Items is [{ Succeeded: true } one] ? one.Value : null;
    }

    private static readonly Gen<string> Word = Gen.Elements(
        "refund", "order", "tone", "shop", "città", "a b", "x\"y", "line\nline", "{{name}}", "---\n", "50", "true", "", " ");
    private static readonly Gen<string> Name = Gen.Elements("triage", "get_order", "default", "a-1", "support/x", "v1.2");

    private static readonly Gen<JsonNode?> Value = Gen.OneOf(
        Word.Select(text => (JsonNode?)text), Gen.Choose(-5, 5_000).Select(number => (JsonNode?)number), Gen.Elements(true, false)
            .Select(flag => (JsonNode?)flag),
        Gen.Constant((JsonNode?)null), Gen.Choose(1, 99).Select(number => (JsonNode?)(number / 8.0)));

    private static Gen<JsonObject> Members(params string[] names) =>
        from chosen in Gen.SubListOf(names)
        from values in Value.ListOf(chosen.Count)
        select new JsonObject(chosen.Zip(values, (name, value) => KeyValuePair.Create(name, value?.DeepClone())));

    /// <summary>Contents of a kind as other files could bring them: plain ones, and ones with everything beside.</summary>
    private static Gen<Candidate> Contents(ArtifactKind kind) => kind switch
    {
        ArtifactKind.Prompt => Prompts(),
        ArtifactKind.Tool => Tools(),
        ArtifactKind.Model => from name in Name
                              from model in Gen.Elements("gpt-4o-2024-08-06", "models:/churn/3", "models:/m-0a1b", "claude")
                              from provider in Gen.Elements("openai", "azure", "mlflow", "anthropic")
                              from beside in Members("note", "model_info", "sku", "model_version", "run_id")
                              select Read(kind, name, ".json", With(Filled(beside), ("provider", provider), ("model", model))),
        ArtifactKind.Settings => from name in Name
                                 from shared in Members("LIMIT", "shop.url", "nested name", "GREETING")
                                 from production in Members("LIMIT", "GREETING")
                                 from overlays in Gen.Elements(true, false)
                                 select Read(kind, name, ".json", overlays
                                     ? new JsonObject
                                     {
                                         ["base"] = shared.DeepClone(),
                                         ["overlays"] = new JsonObject { ["production"] = production.DeepClone() }
                                     }
                                     : shared),
        ArtifactKind.Dataset => from name in Name
                                from rows in Members("id", "text", "label").Where(row => row.Count > 0).NonEmptyListOf()
                                from isLines in Gen.Elements(true, false)
                                select isLines
                                    ? Vectors.Read($"datasets/{name}.jsonl",
                                    string.Join('\n', rows.Select(row => row.ToJsonString()))).Items[0].Value
                                    : Read(kind, name, ".json", new JsonArray([.. rows.Select(row => row.DeepClone())])),
        ArtifactKind.Policy => from text in Gen.Elements(
                                   ("a.rego", "package a\ndefault allow := false\n"),
                                   ("a.cedar", "permit (principal, action, resource);\n"), ("a.yaml", "rules: [] # none\n"),
                                   ("a.json", "{\"rules\": {}}"), ("a.md", "Never promise a date.\n"),
                                   ("a.yaml", Core.Assess.RiskPolicy.DefaultText))
                               select Vectors.Read($"policies/{text.Item1}", text.Item2).Items[0].Value,
        _ => from rows in Members("score", "group", "error", "tokens", "pass").NonEmptyListOf()
             select Read(kind, "run", ".json", new JsonObject
             {
                 ["mapping"] = new JsonObject { ["case"] = "q", ["score"] = "score", ["pass"] = "pass" },
                 ["rows"] = new JsonArray([.. rows.Select((row, at) => (JsonNode)With(row, ("q", $"q{at % 3}")))]),
             }),
    };

    private static Gen<Candidate> Prompts()
    {
        var message = from role in Gen.Elements("system", "user", "assistant", "developer")
                      from text in Word
                      select (JsonNode)new JsonObject { ["role"] = role, ["content"] = text };
        var placeholder = Gen.Constant((JsonNode)new JsonObject { ["type"] = "placeholder", ["name"] = "history" });
        return Gen.OneOf(
            from name in Name
            from words in Word.NonEmptyListOf()
            select Vectors.Read($"prompts/{name}.md", "Text " + string.Join(' ', words)).Items[0].Value,
            from name in Name
            from text in Word
            from beside in Members("config", "syntax", "response_format", "note")
            select Read(ArtifactKind.Prompt, name, ".json", With(Filled(beside), ("text", text))),
            from name in Name
            from messages in Gen.Frequency((5, message), (1, placeholder)).NonEmptyListOf()
            from config in Members("temperature", "model", "name")
            from isPlain in Gen.Elements(true, false)
            select Read(ArtifactKind.Prompt, name, ".json", isPlain
                ? new JsonArray([.. messages.Select(one => one.DeepClone())])
                : new JsonObject
                { ["messages"] = new JsonArray([.. messages.Select(one => one.DeepClone())]), ["config"] = Filled(config) }));
    }

    private static Gen<Candidate> Tools() =>
        from name in Gen.Elements("get_order", "a-1", "v1.2")
        from hints in Gen.SubListOf("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint")
        from beside in Gen.SubListOf("title", "description", "outputSchema", "_meta", "execution", "strict")
        from word in Word
        from hasServer in Gen.Elements(true, false)
        select Read(ArtifactKind.Tool, name, ".json", List(name, hints, beside, word, hasServer));

    private static JsonObject List(string name, IEnumerable<string> hints, IEnumerable<string> beside, string word, bool hasServer)
    {
        var tool = new JsonObject
        {
            ["name"] = name,
            ["inputSchema"] = new JsonObject
            { ["type"] = "object", ["properties"] = new JsonObject { ["q"] = new JsonObject { ["const"] = word } } }
        };
        if (hints.Any())
            tool["annotations"] = new JsonObject(hints.Select(hint => KeyValuePair.Create(hint, (JsonNode?)(word.Length % 2 == 0))));
        foreach (var member in beside)
            tool[member] = member switch { "title" or "description" => word, "strict" => true, _ => new JsonObject { ["a"] = word } };
        var list = new JsonObject { ["tools"] = new JsonArray(tool) };
        if (hasServer)
            (list["transport"], list["serverInfo"]) = ("stdio", new JsonObject { ["name"] = "desk" });
        return list;
    }

    private static Candidate Read(ArtifactKind kind, string name, string extension, JsonNode content)
    {
        var reading = Vectors.Read($"{kind.Folder()}/{name}{extension}", Encoding.UTF8.GetBytes(content.ToJsonString()));
        reading.Items.ShouldHaveSingleItem(content.ToJsonString()).Refusal.ShouldBeNull(content.ToJsonString());
        return reading.Items[0].Value;
    }

    private static JsonObject Filled(JsonObject members) =>
        new(members.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())));

    private static JsonObject With(JsonObject members, params (string Name, string Value)[] more)
    {
        var all = (JsonObject)members.DeepClone();
        foreach (var (name, value) in more)
            all[name] = value;
        return all;
    }
}
