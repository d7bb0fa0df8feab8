using System.CommandLine;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Web.Api;

namespace ReleaseConsole.Web.Verbs;

/// <summary><c>compare A B</c>: changes, verdicts and findings; a gate for pipelines with <c>--fail-on</c>.</summary>
internal static class CompareVerb
{
    /// <summary>The exit code when the risk is at or above <c>--fail-on</c>.</summary>
    public const int TooRisky = 3;

    public static Command Create()
    {
        var from =
            new Argument<string>("A") { Description = "A release version, a digest, env:NAME (env:NAME~1 before it), or artifact:PATH@N." };
        var to = new Argument<string>("B") { Description = "The same, for the other side." };
        var (tenant, json) = (Verb.Tenant(), Verb.Json());
        var product = new Option<string>("--product") { Description = "The product, by its short name.", Required = true };
        var format = new Option<string>("--format") { Description = "text, json or markdown.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "markdown");
        var failOn =
            new Option<string?>("--fail-on") { Description = "Exit 3 when the risk is at or above: low, medium, high or critical." };
        failOn.AcceptOnlyFromAmong("low", "medium", "high", "critical");
        var judgedFor = new Option<string?>("--for")
        { Description = "The environment it is judged for; without it the one of env:NAME, else any protected one." };
        var original = new Option<string?>("--base")
        { Description = "What both began from, for a comparison three ways; “ancestor” finds the nearest release both were made from." };
        var command = new Command("compare", "What differs between two releases, and how risky it is.")
        {
            from, to, product, tenant, format, failOn, judgedFor, original, json,
        };
        command.SetAction((parsed, cancel) => Verb.RunAsync(parsed.GetValue(tenant)!, async (host, actor) =>
        {
            using var busy = Verb.Busy("comparing");
            var asked = new Asked(
                parsed.GetValue(product)!, new ThreeReferences(parsed.GetValue(original), parsed.GetValue(from), parsed.GetValue(to)));
            var judged = await host.Get<ReleaseJudgement>().RunAsync(
                asked.Product, asked.Sides.From, asked.Sides.To, actor, cancel, parsed.GetValue(judgedFor));
            if (!judged.Succeeded)
                return judged.Refusal;
            var three = await ThreeWayAsync(host, asked, judged.Value.JudgedFor, actor, cancel);
            busy.Dispose();
            if (!three.Succeeded)
                return three.Refusal;
            if (judged.Value.Assessment is null && parsed.GetValue(failOn) is not null)
                return await NothingToFailOnAsync();
            Print(
                ComparisonAnswer.Of(judged.Value) with { ThreeWay = three.Value is { } merge ? AnsweredThreeWay.Of(merge) : null },
                parsed.GetValue(json) ? "json" : parsed.GetValue(format)!);
            return Math.Max(Exit(judged.Value.Assessment, parsed.GetValue(failOn)), Exit(three.Value?.Merged, parsed.GetValue(failOn)));
        }, cancel));
        return command;
    }

    private static async Task<Result<JudgedMerge?>> ThreeWayAsync(
        VerbHost host, Asked asked, string? judgedFor, Actor actor, CancellationToken cancel) =>
        asked.Sides.Base is null
            ? (JudgedMerge?)null
            : (await host.Get<MergeJudgement>().RunAsync(asked.Product, asked.Sides, actor, cancel, judgedFor))
                .Then<JudgedMerge?>(merge => merge);

    private static void Print(ComparisonAnswer answer, string format)
    {
        if (format == "json")
            Verb.PrintJson(answer);
        else
            Console.Write(format == "markdown" ? ComparisonText.Markdown(answer) : ComparisonText.Plain(answer));
    }

    // A gate that judges nothing must not look like one that passed.
    private static async Task<Result<int>> NothingToFailOnAsync()
    {
        await Console.Error.WriteLineAsync("--fail-on needs two releases: versions of an artifact have no risk level.");
        return Verb.Usage;
    }

    private static int Exit(Assessment? assessment, string? failOn) =>
        // Where nothing differs and nothing was found there is no risk to stop at, not even a low one.
        assessment is ({ Changes.Changes.Count: > 0 } or { Findings.Count: > 0 }) && failOn is not null
            && assessment.Risk >= AssessWords.ParseLevel(failOn) ? TooRisky : Verb.Done;

    private sealed record Asked(string Product, ThreeReferences Sides);
}
