using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace ReleaseConsole.Web.Review;

/// <summary>
/// Markdown that people wrote, shown without anything that could run or load: raw HTML stays text, images become their words, and
/// only http, https, mailto and local addresses stay links.
/// </summary>
public sealed partial class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    [Parameter, EditorRequired] public required string Text { get; set; }

    private string Html => ToHtml(Text);

    public static string ToHtml(string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        // One page has one h1, so the text's own headings start at h3, below the panel's.
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(6, heading.Level + 2);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (!link.IsImage && IsHarmless(link.Url))
                continue;
            link.IsImage = false;
            link.Url = "";
        }
        foreach (var link in document.Descendants<AutolinkInline>().ToList().Where(link => !link.IsEmail && !IsHarmless(link.Url)))
            link.Url = "";
        return document.ToHtml(Pipeline);
    }

    private static bool IsHarmless(string? url) =>
        url is not null && (url.StartsWith('#') || (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal))
            || (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https" or "mailto")));
}
