using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Resolve;

namespace ReleaseConsole.Tests.Resolve;

/// <summary>
/// What a prompt names in its words and its templates, a policy in its imports, settings by an image: pinned, or open with its place.
/// </summary>
public sealed class NamedInWordsTests
{
    [Theory]
    [InlineData("Call `refund_order` with {{x}}.", "1:7 refund_order")]
    [InlineData("Then use the search_orders tool.", "1:14 search_orders")]
    [InlineData("Say hello.\nLast, refund_order(order, 3).", "2:7 refund_order")]
    [InlineData("refund_order first, refund_order again. Then getWeather.", "1:1 refund_order; 1:46 getWeather")]
    [InlineData("Call mcp__shop__refund_order.", "1:17 refund_order")]
    [InlineData("Use `search` to find it.", "1:6 search")]
    [InlineData("You have the tools `lookup`, `search` and no other.", "1:31 search")]
    [InlineData("Ask the search tool.", "1:9 search")]
    [InlineData("Run `search(query)` twice.", "1:6 search")]
    [InlineData("---\ntools: [refund_order]\n---\nCall refund_order.", "2:9 refund_order")]
    [InlineData("---\nallowed-tools: [refund_order]\n---\nHi", "2:17 refund_order")]
    [InlineData("---\ntools: refund_order, search_orders\n---\nHi", "2:8 refund_order; 2:8 search_orders")]
    [InlineData("---\ntools: Read, Grep, mcp__shop__refund_order\n---\nHi", "2:8 refund_order")]
    [InlineData("---\nallowed-tools: Bash(git add:*) Read\n---\nHi", "")]
    [InlineData("---\nallowed-tools: [\"Bash(npm run test:*)\", Read, nobody]\n---\nHi", "2:47 nobody")]
    [InlineData("Call pinned_tool, and pinned_tool again.", "")]
    [InlineData("In your search for answers, search(es) and the search of others, return `search` as a field.", "")]
    [InlineData("Fill in {{refund_order}}, {refund_order}, ${refund_order} and {% if refund_order %}x{% endif %}.", "")]
    [InlineData("<refund_order>text</refund_order> see tools/refund_order, refund_orders and my_refund_order", "")]
    [InlineData("---\ntools:\n- name: refund_order\n  parameters: {}\n---\nCall refund_order.", "")]
    public void A_tool_of_the_product_that_a_prompt_names_is_pinned_or_open(string text, string open) =>
        Opened(new ClosureContent(ArtifactKind.Prompt, "prompts/top", text)).ShouldBe(open);

    [Fact]
    public void What_a_prompt_in_a_file_of_its_own_form_names_has_its_place_in_that_file()
    {
        const string Written =
            "name: x\nmodel: openai/gpt-4o\nmessages:\n- role: user\n  content: |\n    Call refund_order.\ntools: [search]\n";
        var content = new ClosureContent(ArtifactKind.Prompt, "prompts/a", "Call refund_order.")
        {
            Beside = (JsonObject)JsonNode.Parse("""{"config": {"model": "openai/gpt-4o", "tools": ["search"]}}""")!,
            Written = Written,
        };

        Opened(content).ShouldBe("2:8 openai/gpt-4o; 6:10 refund_order; 7:9 search");
    }

    [Theory]
    [InlineData("{% include [\"a.j2\", \"b.j2\"] %}", "1:1 a; 1:1 b")]
    [InlineData("Hi\n {% include page %}", "2:2 page")]
    [InlineData("{% extends layout %}{% from \"m.j2\" import x %}", "1:1 layout; 1:21 m")]
    [InlineData("{% include \"a\" ~ lang ~ \".j2\" %}", "1:1 \"a\" ~ lang ~ \".j2\"")]
    [InlineData("{% include 'a.j2' if formal else 'b.j2' %}", "1:1 a; 1:1 b")]
    [InlineData("{% include 'a.j2' ignore missing with context %}{% import \"b.j2\" as b %}", "1:1 a; 1:49 b")]
    [InlineData("{% include 'header', title: t %}{% include 'footer.j2', note: 'Bye' -%}", "1:1 header; 1:33 footer")]
    [InlineData("{% include 'row' for rows %}{%- include 'a.j2' with x -%}{%include   'b.j2'%}", "1:1 row; 1:29 a; 1:58 b")]
    [InlineData("{# {% include \"no.j2\" %} #}{% raw %}{% include other %}{% endraw %}{% set x = 1 %}", "")]
    [InlineData("{{> (lookup . \"p\")}}", "1:1 (lookup . \"p\")")]
    [InlineData("{{#> layout}}x{{/layout}}{{> (which) x=1}}", "1:1 layout; 1:26 (which)")]
    [InlineData("{{{{raw}}}}{{> no}}{{{{/raw}}}}{{!-- {{> no}} --}}\\{{> no}}", "")]
    [InlineData("{{#*inline \"mine\"}}x{{/inline}}{{> mine}}{{> @partial-block}}", "")]
    public void What_a_template_puts_in_is_pinned_or_open_whichever_way_it_is_chosen(string text, string open) =>
        Opened(new ClosureContent(ArtifactKind.Prompt, "prompts/top", text)).ShouldBe(open);

    [Theory]
    [InlineData("{% include", " ", "")]
    [InlineData("", "{% include a ", "")]
    [InlineData("", "search ", "")]
    public void A_long_line_that_puts_nothing_in_is_read_in_time_that_grows_as_it_does(string begin, string part, string open)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var text = begin + string.Concat(Enumerable.Repeat(part, 100_000));
        Opened(new ClosureContent(ArtifactKind.Prompt, "prompts/top", text)).ShouldBe(open);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }

    [Theory]
    [InlineData(
        "package p\nimport data.lib.common\nallow if common.ok(input)\nallow if data.other.pkg.allow",
        "2:8 data.lib.common; 4:10 data.other.pkg.allow")]
    [InlineData(
        "package p\nimport data.held.words\nimport rego.v1\nimport input.user as data_user\nallow if data.held.words.ok\nallow if data.p.x",
        "")]
    [InlineData(
        "package p\n# data.lib.common\nx := \"data.lib.common\"\nallow if input.data.lib.ok\nroles := data.roles[input.user]",
        "5:10 data.roles")]
    [InlineData("package p_test\nimport data.p\ntest_x if data.p.allow with data.roles as {}", "2:8 data.p")]
    [InlineData("permit(principal, action, resource) when { data.lib.x };", "")]
    public void A_policy_that_takes_from_a_package_nobody_pins_is_open(string text, string open) =>
        Opened(new ClosureContent(ArtifactKind.Policy, "policies/a", text)).ShouldBe(open);

    [Theory]
    [InlineData("image: mcp/github", true)]
    [InlineData("image: redis", true)]
    [InlineData("image: nginx:1", true)]
    [InlineData("image: ghcr.io/x/y", true)]
    [InlineData("image: ghcr.io/x/y:latest", true)]
    [InlineData("image: registry:5000/x", true)]
    [InlineData("image: mine\nports: [\"80:80\"]", true)]
    [InlineData("sandbox_image: python", true)]
    [InlineData("image: {repository: acme/bot, tag: latest}", true)]
    [InlineData("image: nginx:1.27.3", false)]
    [InlineData("image: mcp/github@sha256:0f3a", false)]
    [InlineData("image: {repository: acme/bot, tag: 1.2.3}", false)]
    [InlineData("image: logo.png\nhero: {image: assets/hero}", false)]
    [InlineData("image: https://x.example/a\nprofile: {image: me}", false)]
    [InlineData("image: \"${IMAGE}\"\nbackground_image: mcp/github", false)]
    public void An_image_of_a_container_without_a_fixed_version_is_open(string text, bool isOpen) =>
        (Opened(new ClosureContent(ArtifactKind.Settings, "settings/a", text)).Length > 0).ShouldBe(isOpen);

    [Theory]
    [InlineData("litellm_settings:\n  fallbacks: [{main: [backup]}]", "5:23 backup")]
    [InlineData("router_settings:\n  default_fallbacks: [main, backup]", "5:29 backup")]
    [InlineData("router_settings:\n  fallbacks: [{main: [gpt-4o-2024-08-06, azure/mine]}]", "")]
    [InlineData("router_settings:\n  fallbacks: [{main: [main]}]\n  routing_strategy: backup", "")]
    public void A_group_that_a_proxy_falls_back_to_and_no_release_holds_is_open(string routing, string open) =>
        Opened(new ClosureContent(
            ArtifactKind.Model, "models/main",
            $"model_list:\n- model_name: main\n  litellm_params: {{model: openai/gpt-4o-2024-08-06}}\n{routing}\n")).ShouldBe(open);

    private static string Opened(ClosureContent content) => string.Join("; ", Closure.Of(
        [content, new(ArtifactKind.Tool, "tools/pinned_tool", ""), new(ArtifactKind.Policy, "policies/words", "package held.words\n")],
        new KnownNames(
            new HashSet<string> { "tools/refund_order", "tools/search_orders", "tools/search", "tools/getWeather", "tools/pinned_tool" },
            new Dictionary<string, string>())).Open.Select(one => $"{one.Reference.Line}:{one.Reference.Column} {one.Reference.Name}"));
}
