using ReleaseConsole.Web.Review;

namespace ReleaseConsole.Tests.Web;

public sealed class MarkdownTextTests
{
    [Fact]
    public void Markup_that_somebody_wrote_stays_text()
    {
        var html = MarkdownText.ToHtml("Hello <script>alert(1)</script> <img src=x onerror=alert(1)>\n\n<div onclick=x>block</div>");

        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("<div");
        html.ShouldContain("&lt;script&gt;");
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](data:text/html,hi)")]
    [InlineData("[x](//evil.example/a)")]
    [InlineData("[x](vbscript:a)")]
    [InlineData("<javascript:alert(1)>")]
    public void An_address_that_could_run_something_is_no_link(string text)
    {
        var html = MarkdownText.ToHtml(text);

        html.ShouldNotContain("href=\"java");
        html.ShouldNotContain("href=\"data");
        html.ShouldNotContain("href=\"//");
        html.ShouldNotContain("href=\"vb");
    }

    [Fact]
    public void Links_and_tables_stay_and_images_do_not_load()
    {
        var html = MarkdownText.ToHtml(
            "# Title\n\n[here](https://example.com/a) ![pixel](https://example.com/p.png)\n\n|a|b|\n|-|-|\n|1|2|");

        html.ShouldContain("<h3>Title</h3>");
        html.ShouldContain("href=\"https://example.com/a\"");
        html.ShouldContain("<table>");
        html.ShouldNotContain("<img");
    }
}
