using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Compare;

/// <summary>Picks what is compared: two sides, what both began from, and for which environment it is judged.</summary>
public sealed partial class ComparePicker(CompareChoices choices, ActorSource actors, NavigationManager navigation)
{
    [Parameter, EditorRequired] public required string Product { get; set; }

    /// <summary>The environments it can be judged for.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<string> Places { get; set; }

    [Parameter] public string? From { get; set; }

    [Parameter] public string? To { get; set; }

    [Parameter] public string? Base { get; set; }

    [Parameter] public string? For { get; set; }

    private IReadOnlyList<Choice<string>> Judged =>
        Places.Count == 0 ? [] : [new("", "As the sides say"), .. Places.Select(name => new Choice<string>(name, name))];

    private async Task<IReadOnlyList<CompareChoice>> FindAsync(string text, CancellationToken cancel)
    {
        var found = await choices.RunAsync(Product, text, await actors.CurrentAsync(), cancel);
        return found.Succeeded ? found.Value : [];
    }

    private async Task<IReadOnlyList<CompareChoice>> FindBaseAsync(string text, CancellationToken cancel) =>
    [
        .. new[] { new CompareChoice(ChoiceGroup.Ancestor, "ancestor", "The nearest release both were made from", null) }
            .Where(choice => choice.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || choice.Reference.Contains(
                text, StringComparison.OrdinalIgnoreCase)),
        .. await FindAsync(text, cancel),
    ];

    private void Go(string? from, string? to, string? judgedFor, string? original) => navigation.NavigateTo(
        Urls.For(Product).Compare(from, to, judgedFor: string.IsNullOrEmpty(judgedFor) ? null : judgedFor, original: original));
}
