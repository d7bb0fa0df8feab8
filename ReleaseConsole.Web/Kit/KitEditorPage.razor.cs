using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Web.Kit;

/// <summary>Shows the editors with real input in Development, and proves that a megabyte travels both ways.</summary>
public sealed partial class KitEditorPage(IHostEnvironment host)
{
    private const string Text = "# Triage\nYou are the first line of support for {{shop_name}}.\n\n## Rules\n- Ask at most one question.\n";

    private CodeEditor? _editor;
    private EditorChange _change;
    private string _state = "";

    private IHostEnvironment Host => host;

    private static string Edited => Text.Replace("one question", "two questions", StringComparison.Ordinal) + "- Say the amount.\n";

    private async Task FillAsync()
    {
        await _editor!.SetAsync(
            string.Concat(Enumerable.Range(0, 20_000).Select(n => $"line {n}: refunds up to €200, each with a reason 😀\n")));
        await _editor.MarkersAsync([new EditorMarker(MarkerSeverity.Warning, "€200 is written here and in tools/refund.", 1, 17, 1, 21)]);
        _state = "Set";
    }

    private async Task ReadAsync()
    {
        var read = await _editor!.ReadAsync(CancellationToken.None);
        _state = read.Succeeded
            ? string.Create(CultureInfo.InvariantCulture, $"Read {read.Value.Length} characters, {Digest.Of(read.Value)}")
            : read.Refusal.Sentence;
    }
}
