using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

public sealed class ThreeWayReleaseTests
{
    private const string Text = "# Triage\n\nBe kind.\nAsk for the order.\nNever promise a date.\n\n## Tone\nShort.\n";

    [Fact]
    public void Each_artifact_says_what_each_side_did_to_it()
    {
        var decided = Of(
            [Prompt("same", "a\n"), Prompt("mine", "a\n"), Prompt("yours", "a\n"), Prompt("alike", "a\n"), Prompt("both", Text),
            Prompt("clash", "a\n")],
            [Prompt("same", "a\n"), Prompt("mine", "b\n"), Prompt("yours", "a\n"), Prompt("alike", "c\n"),
            Prompt("both", Text.Replace("Be kind.", "Be fair.")), Prompt("clash", "b\n"), Prompt("new", "n\n")],
            [Prompt("same", "a\n"), Prompt("mine", "a\n"), Prompt("alike", "c\n"), Prompt(
                "both", Text.Replace("Short.", "Warm.")), Prompt("clash", "c\n")]);
        decided.Artifacts.ToDictionary(one => one.Path["prompts/".Length..], one => one.State)
            .ShouldBe(new Dictionary<string, ThreeWayState>
            {
                ["alike"] = ThreeWayState.BothAlike,
                ["both"] = ThreeWayState.Merges,
                ["clash"] = ThreeWayState.Conflict,
                ["mine"] = ThreeWayState.OnlyOurs,
                ["new"] = ThreeWayState.OnlyOurs,
                ["same"] = ThreeWayState.Unchanged,
                ["yours"] = ThreeWayState.OnlyTheirs,
            }, ignoreOrder: true);
        var both = decided.Artifacts.Single(one => one.Path == "prompts/both");
        both.MergedText.ShouldBe(Text.Replace("Be kind.", "Be fair.").Replace("Short.", "Warm."));
        (both.OurChange, both.TheirChange).ShouldSatisfyAllConditions(
            pair => pair.OurChange.ShouldNotBeNull(), pair => pair.TheirChange.ShouldNotBeNull());
        decided.Artifacts.Single(one => one.Path == "prompts/yours").TheirChange!.Type.ShouldBe(ChangeType.Removed);
        decided.Conflicts.ShouldHaveSingleItem().Lines!.Conflicts.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_renamed_artifact_is_one_and_takes_what_the_other_side_changed()
    {
        var fair = Text.Replace("Be kind.", "Be fair.");
        var one = Of([Prompt("triage", Text)], [Prompt("support/triage", Text)], [Prompt("triage", fair)]).Artifacts.ShouldHaveSingleItem();
        (one.State, one.Path, one.MergedText).ShouldBe((ThreeWayState.Merges, "prompts/support/triage", fair));
        one.OurChange!.Meaning.ShouldBe("`prompts/triage` is called `prompts/support/triage` now.");
        Of([Prompt("triage", Text)], [Prompt("a", Text)],
        [Prompt("b", Text)]).Artifacts.ShouldHaveSingleItem().State.ShouldBe(ThreeWayState.Conflict);
    }

    [Fact]
    public void What_one_took_away_and_the_other_changed_is_for_a_person() =>
        Of([Prompt("p", "a\n")], [], [Prompt("p", "b\n")]).Conflicts.ShouldHaveSingleItem().Lines.ShouldBeNull();

    [Fact]
    public void Structured_kinds_are_merged_by_path_whatever_line_it_stands_on()
    {
        var one = Of(
            [Model("""{"model":"gpt-4.1-mini","provider":"openai","parameters":{"temperature":0.2,"top_p":1}}""")],
            [Model("""{"model":"gpt-4.1-mini","provider":"openai","parameters":{"temperature":0.7,"top_p":1}}""")],
            [Model("""{"model":"gpt-4.1","provider":"openai","parameters":{"temperature":0.2,"top_p":1,"max_tokens":900}}""")]).Artifacts
                .ShouldHaveSingleItem();
        one.State.ShouldBe(ThreeWayState.Merges);
        JsonNode.DeepEquals(
            JsonNode.Parse(one.MergedText!),
            JsonNode.Parse("""{"model":"gpt-4.1","provider":"openai","parameters":{"temperature":0.7,"top_p":1,"max_tokens":900}}"""))
                .ShouldBeTrue();
        EditedText.Read(ArtifactKind.Model, one.MergedText!, from: null).ShouldSucceed();
    }

    [Fact]
    public void What_both_set_otherwise_is_named_by_its_path()
    {
        var one = Of(
            [Model("""{"model":"a","provider":"openai","parameters":{"temperature":0.2}}""")],
            [Model("""{"model":"a","provider":"openai","parameters":{"temperature":0.7}}""")],
            [Model("""{"model":"a","provider":"openai","parameters":{"temperature":0.9}}""")]).Conflicts.ShouldHaveSingleItem();
        one.Clashes.ShouldBe(["/parameters/temperature"]);
    }

    [Fact]
    public void A_merge_that_could_not_be_saved_as_its_kind_is_a_conflict()
    {
        // Line by line both fit; together they name one setting twice.
        const string was = "model: gpt-4.1\nprovider: openai\nparameters:\n  top_p: 1\n";
        var one = Of(
            [Yaml(was)], [Yaml(was.Replace("model: gpt-4.1\n", "temperature: 1\nmodel: gpt-4.1\n"))],
            [Yaml(was + "temperature: 0\n")]).Artifacts.ShouldHaveSingleItem();
        one.Lines!.Text.ShouldNotBeNull();
        (one.State, one.MergedText).ShouldBe((ThreeWayState.Conflict, null));
        Of([Yaml(was)], [Yaml(was.Replace("model: gpt-4.1\n", "temperature: 1\nmodel: gpt-4.1\n"))], [Yaml(was + "seed: 0\n")])
            .Artifacts.ShouldHaveSingleItem().State.ShouldBe(ThreeWayState.Merges);
    }

    [Fact]
    public void Members_of_yaml_that_stand_side_by_side_are_merged_as_they_are_written()
    {
        const string was = "# Settings.\na: 1\nb: 2\nlimit: 50 # EUR\nlists:\n  x: 1\n  y: 2\n";
        ContentMerge Merged(string ours, string theirs) => ContentMerge.Of(ArtifactKind.Settings, was, ours, theirs, from: null);

        Merged(
            was.Replace("a: 1", "a: 5").Replace("x: 1", "x: 3"), was.Replace("b: 2\n", "").Replace("50", "60").Replace("y: 2", "y: 4")).Text
            .ShouldBe("# Settings.\na: 5\nlimit: 60 # EUR\nlists:\n  x: 3\n  y: 4\n");
        Merged(was.Replace("a: 1", "a: 5"), was.Replace("a: 1", "a: 6")).Text.ShouldBeNull();
        Merged(was.Replace("b: 2\n", ""), was.Replace("b: 2", "b: 3")).Text.ShouldBeNull();
    }

    [Fact]
    public void A_side_that_changed_nothing_takes_the_other_and_the_names_of_the_sides_change_nothing() => Laws.Hold(
        from was in Releases()
        from ours in Releases()
        from theirs in Releases()
        select (was, ours, theirs),
        three =>
        {
            var (one, other) = (Of(three.was, three.ours, three.theirs), Of(three.was, three.theirs, three.ours));
            return Of(three.was, three.ours, three.was).Artifacts.All(row => row.State is ThreeWayState.Unchanged or ThreeWayState.OnlyOurs)
                && Of(three.was, three.ours, three.ours).Artifacts.All(
                    row => row.State is ThreeWayState.Unchanged or ThreeWayState.BothAlike)
                && one.Artifacts.Select(row => (row.Kind, Swapped(row.State), row.MergedText)).OrderBy(row => row.ToString())
                    .SequenceEqual(other.Artifacts.Select(row => (row.Kind, row.State, row.MergedText)).OrderBy(row => row.ToString()));
        },
        runs: 300);

    [Fact]
    public void Edits_in_different_places_are_all_in_the_merge() => Laws.Hold(
        from lines in Gen.Choose(6, 30)
        from mine in Gen.Choose(0, lines - 1)
        from yours in Gen.Choose(0, lines - 1)
        where Math.Abs(mine - yours) > 1
        select (lines, mine, yours),
        edit =>
        {
            var was = Enumerable.Range(0, edit.lines).Select(at => $"Line {at} says something.").ToArray();
            var merged = Of(
                [Prompt("p", Joined(was))], [Prompt("p", Joined(With(was, edit.mine, "Mine.")))], [Prompt(
                    "p", Joined(With(was, edit.yours, "Yours.")))]);
            return merged.Artifacts.Single() is { State: ThreeWayState.Merges, MergedText: { } text }
                && text == Joined(With(With(was, edit.mine, "Mine."), edit.yours, "Yours."));
        },
        runs: 200);

    [Fact]
    public void Members_that_different_sides_set_are_all_in_the_merge() => Laws.Hold(
        from mine in Gen.SubListOf("a", "b", "c", "d")
        from yours in Gen.SubListOf("e", "f", "g", "h")
        select (mine, yours),
        edit =>
        {
            var was = JsonNode.Parse("""{"a":1,"c":{"x":1},"e":1,"g":[1]}""")!;
            var merge = TreeMerge.Of(was, Set(was, edit.mine, "mine"), Set(was, edit.yours, "yours"));
            return merge.Clashes.Count == 0 && JsonNode.DeepEquals(merge.Merged, Set(Set(was, edit.mine, "mine"), edit.yours, "yours"));
        },
        runs: 200);

    private static ThreeWayState Swapped(ThreeWayState state) => state switch
    {
        ThreeWayState.OnlyOurs => ThreeWayState.OnlyTheirs,
        ThreeWayState.OnlyTheirs => ThreeWayState.OnlyOurs,
        _ => state,
    };

    private static FsCheck.Gen<PinnedContent[]> Releases() =>
        Gen.ArrayOf(Gen.Elements("Be kind.\nNever lie.\n", "Be fair.\nNever lie.\n", "Be kind.\nNever guess.\n", "", "Only this.\n"), 4)
            .Select(texts => texts.Select((text, at) => (text, at)).Where(one => one.text.Length > 0)
            .Select(one => Prompt($"p{one.at}", one.at + "\n" + one.text)).ToArray());

    private static JsonNode Set(JsonNode node, IEnumerable<string> names, string value)
    {
        var set = node.DeepClone();
        foreach (var name in names)
            set[name] = value;
        return set;
    }

    private static string[] With(string[] lines, int at, string text) => [.. lines[..at], text, .. lines[(at + 1)..]];

    private static string Joined(string[] lines) => string.Join('\n', lines) + "\n";

    private static PinnedContent Prompt(string name, string text) => Written(Content.Prompt(name, text), "markdown-prompt");

    private static PinnedContent Model(string json) =>
        Written(Content.Of(ArtifactKind.Model, "default", ContentForm.Bytes, Encoding.UTF8.GetBytes(json)), "model-settings");

    private static PinnedContent Yaml(string yaml) => Model(yaml);

    private static PinnedContent Written(PinnedContent content, string format) =>
        content with { Version = content.Version with { Format = format } };

    private static ThreeWayRelease Of(PinnedContent[] was, PinnedContent[] ours, PinnedContent[] theirs) => ThreeWayRelease.Of(
        Content.Manifest(was), Content.Manifest(ours), Content.Manifest(theirs), content => Encoding.UTF8.GetString(content.Bytes));
}
