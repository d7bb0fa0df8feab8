using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Web.Kit;

/// <summary>Shows the comparison parts with real input in Development; <c>?rows=100000</c> makes a long one.</summary>
public sealed partial class KitDiffPage(IHostEnvironment host, NavigationManager navigation)
{
    private const string Before = "# Triage\nYou are the first line of support for {{shop_name}}.\nRead the message.\n\n## Rules\n"
        + "- Ask at most one question before you act.\n- Never promise a delivery date.\n"
        + "- Refunds above €50 always go to a person: call `hand_off`.\n- Refund only to the payment method of the order.\n"
        + "- If the customer mentions injury, hand off.\n\n## Tone\nShort sentences. No exclamation "
        + "marks.\nWrite in the customer's language.\n";

    private const string After = "# Triage\nYou are the first line of support for {{shop_name}}.\nRead the message.\n\n## Rules\n"
        + "- Ask at most two questions before you act.\n"
        + "- Refunds up to €200 need no person: call `refund`.\n- Refund to the payment method of the order, or to the `destination`.\n"
        + "- Say the amount and the reason before you call `refund`.\n"
        + "- If the customer mentions injury, hand off.\n\n## Tone\n- Never promise a delivery date.\nWrite in the customer's language. \n";

    private readonly HashSet<DiffPlace> _talks = new() { new(DiffSide.After, 9) };
    private readonly IReadOnlyList<PathChange> _changes = StructureDiff.Of(
        JsonNode.Parse("""{"max":50,"scopes":["refunds:write"],"currency":"EUR"}"""),
        JsonNode.Parse("""{"max":200,"scopes":["refunds:write","payouts:write"],"destination":{"type":"string"}}"""));

    private TextComparison _comparison = TextDiff.WithMoves(Before, After);
    private SideBySideDiff? _diff;
    private int _at = -1;

    [SupplyParameterFromQuery] public int? Rows { get; set; }

    [SupplyParameterFromQuery] public string? View { get; set; }

    private IHostEnvironment Host => host;

    [SupplyParameterFromQuery] public string? Ws { get; set; }

    [SupplyParameterFromQuery] public string? Line { get; set; }

    private string AddressOf(string line) => navigation.GetUriWithQueryParameter("line", line);

    protected override void OnParametersSet()
    {
        if (Rows is not { } rows || !host.IsDevelopment())
            return;
        var lines = Enumerable.Range(1, Math.Clamp(rows, 1, 200_000)).ToList();
        _comparison = TextDiff.WithMoves(
            string.Join('\n', lines.Select(n => $"row {n} of the table")),
            string.Join('\n', lines.Select(n => n % 2 == 0 ? $"row {n} of the new table" : $"row {n} of the table")));
    }

    private async Task NextAsync()
    {
        _at = (_at + 1) % Math.Max(1, _diff!.HunkCount);
        await _diff.FocusHunkAsync(_at);
    }
}
