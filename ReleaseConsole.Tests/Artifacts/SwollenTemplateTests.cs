using System.Diagnostics;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Artifacts;

/// <summary>Templates that open and never close, or fill in very much: their variables are found in time that grows as they do.</summary>
[Collection(typeof(Alone))]
public sealed class SwollenTemplateTests
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("jinja2", "{% for a in b %}{{ x }}", 120_000, "b x")]
    [InlineData("jinja2", "{% with a = 1 %}{% endfor %}{{ x }}", 120_000, "x")]
    [InlineData("jinja2", "{# {{ x }}", 200_000, "x")]
    [InlineData("handlebars", "{{#if a}}{{x}}", 120_000, "a x")]
    [InlineData("handlebars", "{{!-- {{x}}", 200_000, "x")]
    [InlineData("handlebars", "{{{{raw}}}} {{x}}", 100_000, "raw x")]
    public void What_is_opened_again_and_again_is_walked_once(string syntax, string part, int times, string names)
    {
        var clock = Stopwatch.StartNew();
        PromptVariables.In(string.Concat(Enumerable.Repeat(part, times)), new Dictionary<string, string>(), syntax).Select(one => one.Name)
            .ShouldBe(names.Split(' '), ignoreOrder: true);
        clock.Elapsed.ShouldBeLessThan(Enough);
    }

    [Fact]
    public void Every_variable_of_a_long_chat_is_placed_by_reading_it_once()
    {
        const int Many = 40_000;
        var shown = string.Join(
            '\n', Enumerable.Range(0, Many).Select(at => $$$"""{"role": "user", "content": "{{ v{{{at}}} | upper }}"},"""));
        var text = string.Join('\n', Enumerable.Range(0, Many).Select(at => $$$"""{{ v{{{at}}} | upper }}"""));
        var clock = Stopwatch.StartNew();

        var found = MessageVariables.In(PromptContent.OfText(text), shown, new Dictionary<string, string>());

        found.Select(one => one.Line).ShouldBe(Enumerable.Range(1, Many));
        clock.Elapsed.ShouldBeLessThan(Enough);
    }

    [Fact]
    public void A_variable_stands_where_it_is_written_first_and_else_where_its_name_is()
    {
        const string Shown = "[{\"content\": \"Dear {{ order.total }}\n{{{html}}} ${city} {{first-name}} {{order}}\"},\n{{ a-b }}";
        var text = Shown[Shown.IndexOf("Dear", StringComparison.Ordinal)..];
        MessageVariables.In(new PromptContent(text, null, new() { ["syntax"] = "mustache" }), Shown, new Dictionary<string, string>())
            .Select(one => (one.Name, one.Line, one.Column))
            .ShouldBe([("order.total", 1, 21), ("html", 2, 2), ("first-name", 2, 20), ("order", 2, 35), ("a-b", 3, 2)]);
    }
}
