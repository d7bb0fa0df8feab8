using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Policies;
using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Tests.Compare;

public sealed class StructureDiffTests
{
    private static readonly Gen<string> Scalars = Gen.Elements("null", "true", "0", "1", "1.50", "-2e3", "\"a\"", "\"b/~\"", "\"\"");

    private static readonly Arbitrary<string> Documents = Document(depth: 3).ToArbitrary();

    [Fact]
    public void Applying_the_changes_to_before_gives_after() => Prop.ForAll(Documents, Documents, (before, after) =>
    {
        var (old, young) = (JsonNode.Parse(before), JsonNode.Parse(after));
        return JsonNode.DeepEquals(AppliedChanges.To(old, StructureDiff.Of(old, young)), young);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_document_compared_with_itself_has_no_change() => Prop.ForAll(Documents, document =>
        StructureDiff.Of(JsonNode.Parse(document), JsonNode.Parse(document)).Count == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void Swapping_the_sides_swaps_added_and_removed() => Prop.ForAll(Documents, Documents, (before, after) =>
    {
        var there = Counts(before, after);
        var back = Counts(after, before);
        return there == (back.Removed, back.Added, back.Changed);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Policies_and_settings_are_told_whatever_moved_in_them() => Prop.ForAll(Documents, Documents, (before, after) =>
    {
        var (old, young) = (JsonNode.Parse($$"""{"limits":{{before}}}"""), JsonNode.Parse($$"""{"limits":{{after}}}"""));
        foreach (var change in StructureDiff.Of(old, young))
        {
            PolicyLine.Of(change, old, young).Sentence.ShouldNotBeEmpty();
            PathDetail.Of(change, ChangeTopic.Setting, SettingEffect.Of(change)).Sentence.ShouldNotBeEmpty();
        }
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("{\"a\":1}", "{\"a\":1.0}")]
    [InlineData("{\"a\":100,\"b\":0}", "{\"b\":-0.0,\"a\":1e2}")]
    [InlineData("[\"\\u0061\"]", "[\"a\"]")]
    public void Another_spelling_of_the_same_value_is_no_change(string before, string after) => Of(before, after).ShouldBeEmpty();

    [Fact]
    public void Numbers_that_differ_beyond_the_precision_of_a_double_differ() =>
        Of("9007199254740993", "9007199254740992").ShouldBe([("", PathChangeKind.Changed)]);

    [Fact]
    public void Elements_with_a_name_are_matched_by_it_wherever_they_stand() => Of(
        """{"tools":[{"name":"refund","max":50},{"name":"lookup"},{"name":"ask"},{"name":"old"}]}""",
        """{"tools":[{"name":"lookup"},{"name":"new"},{"name":"ask"},{"name":"refund","max":200}]}""").ShouldBe([
            ("/tools/3", PathChangeKind.Removed),
            ("/tools/1", PathChangeKind.Added),
            ("/tools/3", PathChangeKind.Moved),
            ("/tools/3/max", PathChangeKind.Changed)]);

    [Fact]
    public void Elements_without_a_name_are_matched_when_equal_and_then_by_place() => Of(
        """{"required":["a","b","c"],"rows":[{"x":1},{"x":2}]}""",
        """{"required":["b","c"],"rows":[{"x":1},{"x":3}]}""").ShouldBe([
            ("/required/0", PathChangeKind.Removed),
            ("/rows/1/x", PathChangeKind.Changed)]);

    [Fact]
    public void An_element_that_is_still_there_elsewhere_has_moved() => Of("""["a","b","c"]""", """["c","b","d"]""").ShouldBe([
        ("/0", PathChangeKind.Removed), ("/0", PathChangeKind.Moved), ("/2", PathChangeKind.Added)]);

    [Fact]
    public void A_member_that_is_null_is_not_a_member_that_is_missing() =>
        Of("""{"a":null}""", "{}").ShouldBe([("/a", PathChangeKind.Removed)]);

    [Fact]
    public void Slashes_and_tildes_in_names_are_escaped_in_paths()
    {
        Of("""{"a/b":{"~1":1}}""", """{"a/b":{"~1":2}}""").ShouldBe([("/a~1b/~01", PathChangeKind.Changed)]);
        JsonPointer.Segments("/a~1b/~01").ShouldBe(["a/b", "~1"]);
    }

    private static List<(string, PathChangeKind)> Of(string before, string after) =>
        [.. StructureDiff.Of(JsonNode.Parse(before), JsonNode.Parse(after)).Select(change => (change.Path, change.Kind))];

    private static (int Added, int Removed, int Changed) Counts(string before, string after)
    {
        var types = Of(before, after).ConvertAll(change => change.Item2);
        return (types.Count(type => type == PathChangeKind.Added), types.Count(type => type == PathChangeKind.Removed),
            types.Count(type => type == PathChangeKind.Changed));
    }

    private static Gen<string> Document(int depth)
    {
        if (depth == 0)
            return Scalars;
        var child = Document(depth - 1);
        var members = Gen.Elements("a", "b", "c/d", "name", "limits", "action", "freeze")
            .SelectMany(name => child, (name, value) => (name, value))
            .ListOf()
            .Select(all => all.DistinctBy(member => member.name).Select(member => $"\"{member.name}\":{member.value}"))
            .Select(all => "{" + string.Join(',', all) + "}");
        var named = Gen.Choose(1, 6).SelectMany(id => child, (id, value) => (id, value)).ListOf()
            .Select(all => all.DistinctBy(one => one.id).Select(one => $"{{\"id\":{one.id},\"v\":{one.value}}}"))
            .Select(all => "[" + string.Join(',', all) + "]");
        var elements = child.ListOf().Select(all => "[" + string.Join(',', all) + "]");
        return Gen.OneOf(Scalars, members, named, elements);
    }
}
