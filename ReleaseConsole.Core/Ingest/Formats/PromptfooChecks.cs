using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>promptfoo's <c>componentResults</c>: what each assertion found, under its metric's name or, without one, its type.</summary>
internal static class PromptfooChecks
{
    private const int AtMost = 50;
    private const int LongestReason = 500;

    public static IReadOnlyList<EvaluationCheck>? Of(JsonObject? grading)
    {
        var checks = (grading?["componentResults"] as JsonArray ?? []).OfType<JsonObject>().Take(AtMost).Select(Check).ToList();
        return checks is { Count: > 0 } ? checks : null;
    }

    private static EvaluationCheck Check(JsonObject found)
    {
        var assertion = found["assertion"] as JsonObject;
        var pass = found["pass"]?.GetValueKind() switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => (bool?)null };
        return new EvaluationCheck(
            assertion?["metric"].Word() ?? assertion?["type"].Word() ?? "assertion", pass, found["score"].Number(),
            pass == false && found["reason"].Word() is { Length: > 0 } ? found["reason"].Shown(LongestReason) : null);
    }
}
