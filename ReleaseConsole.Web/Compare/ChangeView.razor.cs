using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Core.Compare.Models;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Compare;

/// <summary>One change: what it means in a sentence, what may now be done that could not, and the two texts side by side.</summary>
public sealed partial class ChangeView
{
    private const int Frame = 86;
    private const int LineHeight = 24;
    private const int TallestDiff = 800;

    private readonly string _titleId = Ids.Next("change");

    // The rows of a closed JSON are not drawn: a review of hundreds of tools would hold them all.
    private bool _isOpen;

    /// <summary>Once drawn it stays: a remark may be half written in it.</summary>
    private bool _wasOpened;
    private DiffRange? _ledTo;

    [Parameter, EditorRequired] public required ArtifactChange Change { get; set; }

    /// <summary>The texts to lay side by side; null while they load, or where only the table is wanted.</summary>
    [Parameter] public ChangedTexts? Texts { get; set; }

    [Parameter] public RiskLevel? Risk { get; set; }

    /// <summary>How many findings speak of it; null where nothing was judged.</summary>
    [Parameter] public int? Findings { get; set; }

    /// <summary>The texts line by line, for the counts in the head where the texts themselves are not wanted.</summary>
    [Parameter] public TextComparison? Lines { get; set; }

    /// <summary>Who made the new version, and what they said of it.</summary>
    [Parameter] public string? Author { get; set; }

    [Parameter] public string FromName { get; set; } = "Before";

    [Parameter] public string ToName { get; set; } = "After";

    [Parameter] public DiffLook Look { get; set; }

    /// <summary>The lines a permalink names.</summary>
    [Parameter] public DiffRange? Highlight { get; set; }

    /// <summary>The address that names lines of this change, e.g. <c>after-9</c>.</summary>
    [Parameter] public Func<string, string>? UrlOf { get; set; }

    /// <summary>At the right end of the head: a viewed mark, a link.</summary>
    [Parameter] public RenderFragment? Actions { get; set; }

    /// <summary>Below the sentence of what it means: what else one should know before reading on.</summary>
    [Parameter] public RenderFragment? About { get; set; }

    /// <summary>The lines that <see cref="LineContent"/> has something for, e.g. a thread.</summary>
    [Parameter] public IReadOnlySet<DiffPlace> LinesWithContent { get; set; } = new HashSet<DiffPlace>();

    [Parameter] public RenderFragment<DiffPlace>? LineContent { get; set; }

    [Parameter] public EventCallback<DiffPlace> OnLineSelected { get; set; }

    private TextComparison? Compared => Texts?.Lines;

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

    /// <summary>About how tall a change stands on the page, in pixels, for a list that keeps its room before it renders it.</summary>
    public static int RoomOf(ArtifactChange change, ChangedTexts? texts)
    {
        var table = change.Details.Count(detail => detail.Topic != ChangeTopic.Text) is > 0 and var rows ? 34 + (rows * 42) : 0;
        if (texts is null or { IsStructured: true })
            return Frame + table + 40;
        var (all, folded) = (texts.Lines.Rows.Count, texts.Lines.Folds.Sum(fold => fold.Count - 1));
        return Frame + table + (SideBySideDiff.ScrollsItself(all - folded) ? TallestDiff : (all - folded) * LineHeight);
    }

    protected override void OnParametersSet()
    {
        if (_ledTo != Highlight)
            (_ledTo, _isOpen) = (Highlight, _isOpen || Highlight is not null);
    }

    private string NameOf(ChangeDetail row) => (row.Label.Length, row.Place.Length) switch
    {
        (0, 0) => "The whole",
        (0, _) => row.Place,
        ( > 0, > 0) when IsText => $"{row.Label}, {row.Place}",
        _ => row.Label,
    };

    /// <summary>What the line means in a sentence, where the head has not said it.</summary>
    private string? MeaningOf(ChangeDetail row) =>
        row.Meaning is { } meaning && !Change.Meaning.Contains(WithoutSubject(meaning.TrimEnd('.')), StringComparison.Ordinal)
            ? meaning
            : null;

    // The head names the tool once and goes on with "it": "`refund` takes a new …; it now takes `amount` at most 200".
    private static string WithoutSubject(string meaning) =>
        meaning.StartsWith('`') && meaning.IndexOf("` ", 1, StringComparison.Ordinal) is > 0 and var end ? meaning[(end + 2)..] : meaning;

    private static string EffectWord(ChangeDetail row) => row.Effect switch
    {
        Effect.Wider => row.Topic == ChangeTopic.Obligation ? "↗ Rules less" : "↗ Wider",
        Effect.Narrower => row.Topic == ChangeTopic.Obligation ? "↙ Rules more" : "↙ Narrower",
        Effect.NewRoute => "↗ New route",
        Effect.Different when row.Topic == ChangeTopic.Result => MoreOrFewer(row),
        Effect.Different => ModelSettings.Direction(row) ?? "Different",
    };

    // How many cases passed or failed: whether that is better is for the verdict.
    private static string MoreOrFewer(ChangeDetail row) =>
        int.TryParse(row.Before, CultureInfo.InvariantCulture, out var before)
            && int.TryParse(row.After, CultureInfo.InvariantCulture, out var after)
            ? after > before ? "↑ More" : "↓ Fewer"
            : "Different";

    private static string? EffectCss(Effect effect) => effect switch
    {
        Effect.Wider => "wider",
        Effect.NewRoute => "route",
        Effect.Narrower or Effect.Different => null,
    };
}
