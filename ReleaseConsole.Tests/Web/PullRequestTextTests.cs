using ReleaseConsole.Web.Verbs;

namespace ReleaseConsole.Tests.Web;

public sealed class PullRequestTextTests
{
    [Theory]
    [InlineData("![x](https://a.example/p.png)", "\\!\\[x\\]\\(https&#58;//a.example/p.png\\)")]
    [InlineData("[x](y)", "\\[x\\]\\(y\\)")]
    [InlineData("ask @mei", "ask @&#8203;mei")]
    [InlineData("a | b", "a \\| b")]
    [InlineData("a \\| b", "a \\\\\\| b")]
    [InlineData("<b>\nnext", "&lt;b\\> next")]
    [InlineData("`refund` takes *any* amount", "`refund` takes \\*any\\* amount")]
    [InlineData("one ` alone", "one \\` alone")]
    [InlineData("`a|b` and @c", "`a\\|b` and @&#8203;c")]
    public void Words_stand_as_they_are_and_do_nothing(string text, string markdown) => PullRequestText.Of(text).ShouldBe(markdown);

    [Theory]
    [InlineData("prompts/triage", "`prompts/triage`")]
    [InlineData("prompts/a`b", "`` prompts/a`b ``")]
    [InlineData("prompts/a|b", "`prompts/a\\|b`")]
    public void A_path_is_code_whatever_letters_it_holds(string path, string markdown) => PullRequestText.Code(path).ShouldBe(markdown);
}
