using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Compare;

/// <summary>One change: what it means in a sentence, what may now be done that could not, and the two texts side by side.</summary>
public sealed partial class ChangeView
{
    private readonly string _titleId = Ids.Next("change");
    private ChangedTexts? _comparedFor;
    private TextComparison? _comparison;

    [Parameter, EditorRequired] public required ArtifactChange Change { get; set; }

    /// <summary>The texts to lay side by side; null while they load, or where only the table is wanted.</summary>
    [Parameter] public ChangedTexts? Texts { get; set; }

    [Parameter] public RiskLevel? Risk { get; set; }

    [Parameter] public string FromName { get; set; } = "Before";

    [Parameter] public string ToName { get; set; } = "After";

    [Parameter] public DiffView View { get; set; }

    /// <summary>At the right end of the head: a viewed mark, a link.</summary>
    [Parameter] public RenderFragment? Actions { get; set; }

    /// <summary>The lines that <see cref="LineContent"/> has something for, e.g. a thread.</summary>
    [Parameter] public IReadOnlySet<DiffPlace> LinesWithContent { get; set; } = new HashSet<DiffPlace>();

    [Parameter] public RenderFragment<DiffPlace>? LineContent { get; set; }

    [Parameter] public EventCallback<DiffPlace> OnLineSelected { get; set; }

    private bool IsText => Change.Kind == ArtifactKind.Prompt;

    private List<ChangeDetail> Rows => [.. Change.Details.Where(detail => detail.Topic != ChangeTopic.Text)];

    private string FirstColumn => Change.Kind switch
    {
        ArtifactKind.Tool => "May",
        ArtifactKind.Model => "Parameter",
        ArtifactKind.Settings => "Setting",
        ArtifactKind.Policy => "Rule",
        _ => "What",
    };

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_comparedFor, Texts))
            return;
        _comparedFor = Texts;
        _comparison = Texts is null ? null : TextDiff.Of(Texts.Before, Texts.After);
    }

    private string NameOf(ChangeDetail row) => (row.Label.Length, row.Place.Length) switch
    {
        (0, 0) => "The whole",
        (0, _) => row.Place,
        ( > 0, > 0) when IsText => $"{row.Label}, {row.Place}",
        _ => row.Label,
    };

    private static string EffectWord(ChangeDetail row) => row.Effect switch
    {
        Effect.Wider => row.Topic == ChangeTopic.Obligation ? "↗ Rules less" : "↗ Wider",
        Effect.Narrower => row.Topic == ChangeTopic.Obligation ? "↙ Rules more" : "↙ Narrower",
        Effect.NewRoute => "↗ New route",
        Effect.Different => ModelSettings.Direction(row) ?? "Different",
    };

    private static string? EffectCss(Effect effect) => effect switch
    {
        Effect.Wider => "wider",
        Effect.NewRoute => "route",
        Effect.Narrower or Effect.Different => null,
    };
}
