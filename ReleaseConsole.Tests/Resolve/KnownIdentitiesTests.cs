using FsCheck;
using FsCheck.Fluent;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

public sealed class KnownIdentitiesTests
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f"];

    [Fact]
    public void A_name_of_the_outside_system_is_followed_when_the_path_is_new()
    {
        var known = Known("prompts/triage", outside: "langfuse:support/triage");

        One([known], Claim("prompts/support/triage", outside: "langfuse:support/triage"))
            .ShouldBe(new Identity.Certain("prompts/triage", "It is prompts/triage by its outside id langfuse:support/triage."));
    }

    [Fact]
    public void A_tool_of_another_server_under_the_same_path_is_asked_about()
    {
        var asked = One(
            [Known("tools/search", ArtifactKind.Tool, "mcp:files/search")], Claim("tools/search", ArtifactKind.Tool, "mcp:web/search"))
            .ShouldBeOfType<Identity.Uncertain>();

        asked.Reason.ShouldContain("mcp:files/search");
        asked.Suggestions.ShouldHaveSingleItem().Path.ShouldBe("tools/search");
    }

    [Fact]
    public void Two_tools_of_two_servers_are_two_artifacts_once_a_person_said_so()
    {
        var (files, web) = (Known("tools/search", ArtifactKind.Tool, "mcp:files/search"), Known(
            "tools/web.search", ArtifactKind.Tool, "mcp:web/search"));
        var decided = new EarlierDecision(
            ArtifactKind.Tool, "tools/search", "mcp:web/search", Digest.Of("x"), Resolution.NewArtifact, web.Id, "Amara");

        One([files, web], [decided], Claim("tools/search", ArtifactKind.Tool, "mcp:web/search"))
            .ShouldBeOfType<Identity.Certain>().Path.ShouldBe("tools/web.search");
        One([files, web], [decided], Claim("tools/search", ArtifactKind.Tool, "mcp:files/search"))
            .ShouldBeOfType<Identity.Certain>().Path.ShouldBe("tools/search");
    }

    [Fact]
    public void A_path_and_an_outside_id_that_fit_two_artifacts_are_asked_about()
    {
        var asked = One(
            [Known("prompts/triage"), Known("prompts/first", outside: "langfuse:triage")],
            Claim("prompts/triage", outside: "langfuse:triage")).ShouldBeOfType<Identity.Uncertain>();

        asked.Suggestions.Select(one => one.Path).ShouldBe(["prompts/first", "prompts/triage"]);
    }

    [Theory]
    [InlineData(true, typeof(Identity.Certain))]
    [InlineData(false, typeof(Identity.Uncertain))]
    public void A_model_under_a_new_path_is_the_one_that_asked_the_same_only_when_that_is_gone(bool isWhole, Type expected) =>
        new KnownIdentities([Known("models/default", ArtifactKind.Model, "model:openai/gpt")], [], RuleBook.Empty)
            .Of([Claim("models/main", ArtifactKind.Model, "model:openai/gpt")], isWhole)[1].ShouldBeOfType(expected);

    [Fact]
    public void Two_model_artifacts_may_ask_for_one_model()
    {
        var claims = new[] { Claim("models/default", ArtifactKind.Model, "model:openai/gpt"), Claim(
            "models/cold", ArtifactKind.Model, "model:openai/gpt", ordinal: 2) };

        var found = new KnownIdentities([Known("models/default", ArtifactKind.Model, "model:openai/gpt")], [], RuleBook.Empty)
            .Of(claims, isWhole: true);

        found[1].ShouldBe(new Identity.Certain("models/default"));
        found[2].ShouldBeOfType<Identity.Unknown>();
    }

    [Fact]
    public void An_alias_that_became_an_artifact_itself_is_asked_about()
    {
        var welcome = Known("prompts/welcome");
        var alias = new EarlierDecision(
            ArtifactKind.Prompt, "prompts/hello", "langfuse:hello", Digest.Of("x"), Resolution.Alias, welcome.Id, "Amara");

        One([welcome], [alias], Claim("prompts/hello")).ShouldBeOfType<Identity.Certain>().Path.ShouldBe("prompts/welcome");
        One([welcome, Known("prompts/hello")], [alias], Claim("prompts/hello")).ShouldBeOfType<Identity.Uncertain>();
    }

    [Theory]
    [InlineData("prompts/old/** → prompts/**", "prompts/old/a/b", "prompts/a/b")]
    [InlineData("prompts/old/* -> prompts/*", "prompts/old/a/b", null)]
    [InlineData("prompts/*/v*  →  prompts/*", "prompts/triage/v2", "prompts/triage")]
    [InlineData("prompts/a.b → prompts/c", "prompts/axb", null)]
    public void A_star_of_the_target_stands_for_what_the_glob_found(string rule, string path, string? expected)
    {
        var book = RuleBook.Read(1, rule).Value;

        book.For(Claim(path))?.TargetFor(Claim(path)).ShouldBe(expected);
        (book.For(Claim(path)) is null).ShouldBe(expected is null);
    }

    /// <summary>
    /// Whatever is known, decided and written down: no artifact gets two items, and the order of the items changes nothing.
    /// </summary>
    [Fact]
    public void No_artifact_gets_two_items_of_one_import_in_silence_and_their_order_changes_nothing() => Laws.Hold(World, world =>
    {
        var identities = new KnownIdentities(world.Known, world.Decided, RuleBook.Read(1, world.Rules).Value);
        var found = identities.Of(world.Claims, world.IsWhole);
        var backwards = identities.Of([.. world.Claims.Reverse()], world.IsWhole);
        var taken = world.Claims.Select(claim => found[claim.Ordinal] switch
        {
            Identity.Certain certain => certain.Path,
            Identity.Unknown => claim.Path,
            _ => null,
        }).OfType<string>().ToList();
        return taken.Count == taken.Distinct().Count()
            && world.Claims.All(claim => Shown(found[claim.Ordinal]) == Shown(backwards[claim.Ordinal]));
    });

    /// <summary>
    /// A merge needs a name: the same path, a stated one, an outside id, a decision or a rule. Content alone never merges.
    /// </summary>
    [Fact]
    public void An_item_becomes_a_known_artifact_of_another_path_only_for_a_stated_reason() => Laws.Hold(World, world =>
        new KnownIdentities(world.Known, world.Decided, RuleBook.Read(1, world.Rules).Value).Of(world.Claims, world.IsWhole).All(one =>
            one.Value is not Identity.Certain certain || certain.Path == world.Claims.Single(claim => claim.Ordinal == one.Key).Path
                || certain.Because is { Length: > 10 }));

    private static string Shown(Identity identity) => identity switch
    {
        Identity.Uncertain asked => asked.Reason + string.Join(',', asked.Suggestions.Select(one => $"{one.Path} {one.Score}")),
        _ => identity.ToString(),
    };

    private sealed record GivenWorld(
        IReadOnlyList<KnownArtifact> Known, IReadOnlyList<EarlierDecision> Decided, string Rules, IReadOnlyList<Claim> Claims,
        bool IsWhole);

    private static Gen<string> Name => Gen.Elements(Names);

    private static Gen<string?> Outside =>
        Gen.Frequency<string?>((2, Gen.Constant<string?>(null)), (3, Name.Select(name => (string?)$"langfuse:{name}")));

    private static Gen<GivenWorld> World =>
        from knownNames in Gen.SubListOf(Names)
        from outsides in Gen.ListOf(Outside, Names.Length)
        from decidedNames in Gen.ListOf(Name, 3)
        from targets in Gen.ListOf(Gen.Choose(0, 5), 3)
        from kinds in Gen.ListOf(Gen.Elements(Resolution.SameArtifact, Resolution.NewArtifact, Resolution.Alias, Resolution.Ignore), 3)
        from claimed in Gen.SubListOf(Names)
        from claimOutsides in Gen.ListOf(Outside, Names.Length)
        from states in Gen.ListOf(Gen.Elements(true, false), Names.Length)
        from rule in Gen.Elements("", "prompts/a → prompts/b", "ignore prompts/c", "always new under prompts/**", "prompts/* → prompts/f")
        from whole in Gen.Elements(true, false)
        select Given(knownNames, outsides, decidedNames, targets, kinds, claimed, claimOutsides, states, rule, whole);

    private static GivenWorld Given(
        IEnumerable<string> knownNames, IReadOnlyList<string?> outsides, IReadOnlyList<string> decidedNames, IReadOnlyList<int> targets,
        IReadOnlyList<Resolution> kinds,
        IEnumerable<string> claimed, IReadOnlyList<string?> claimOutsides, IReadOnlyList<bool> states, string rule, bool whole)
    {
        var known = knownNames.Select((name, index) => Known("prompts/" + name, outside: outsides[index])).ToList();
        var decided = known.Count == 0 ? [] : decidedNames.Select((name, index) => new EarlierDecision(
            ArtifactKind.Prompt, "prompts/" + name, outsides[index], Digest.Of("prompts/" + name), kinds[index],
            kinds[index] == Resolution.Ignore ? null : known[targets[index] % known.Count].Id, "Amara")).ToList();
        return new(known, decided, rule, [.. claimed.Select((name, index) => Claim(
            "prompts/" + name, outside: claimOutsides[index], ordinal: index + 1) with
        {
            StatesItsPath = states[index] && claimOutsides[index] is null,
        })], whole);
    }

    private static Identity One(IReadOnlyList<KnownArtifact> known, Claim claim) => One(known, [], claim);

    private static Identity One(IReadOnlyList<KnownArtifact> known, IReadOnlyList<EarlierDecision> decided, Claim claim) =>
        new KnownIdentities(known, decided, RuleBook.Empty).Of([claim], isWhole: true)[claim.Ordinal];

    private static KnownArtifact Known(string path, ArtifactKind kind = ArtifactKind.Prompt, string? outside = null) =>
        new(new ArtifactId(Guid.CreateVersion7()), kind, path, Digest.Of(path), path + ".md", outside);

    private static Claim Claim(string path, ArtifactKind kind = ArtifactKind.Prompt, string? outside = null, int ordinal = 1) =>
        new(ordinal, path + ".md", kind, path, Digest.Of(path)) { OutsideId = outside };
}
