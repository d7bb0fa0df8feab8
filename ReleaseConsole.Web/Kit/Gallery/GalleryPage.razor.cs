using Microsoft.AspNetCore.Components;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Kit.Gallery;

/// <summary>Every part of the Kit in every state, for those who build with it; in Development only.</summary>
public sealed partial class GalleryPage
{
    [SupplyParameterFromQuery] public string? Tab { get; set; }

    [Inject] public required IWebHostEnvironment Host { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private IReadOnlyList<TabLink> Tabs =>
    [
        Link("Marks and rows", tab: null),
        Link("Controls", "controls"),
        Link("States", "states"),
    ];

    protected override void OnInitialized()
    {
        if (!Host.IsDevelopment())
            Navigation.NotFound();
    }

    private TabLink Link(string word, string? tab) =>
        new(word, Urls.WithQuery(Urls.Kit, ("tab", tab)), IsCurrent: Tab == tab, Count: tab == "states" ? 3 : null);
}
