using System.CommandLine;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Web.Api;

namespace ReleaseConsole.Web.Verbs;

/// <summary><c>compare A B</c>: changes, verdicts and findings; a gate for pipelines with <c>--fail-on</c>.</summary>
internal static class CompareVerb
{
    /// <summary>The exit code when the risk is at or above <c>--fail-on</c>.</summary>
    public const int TooRisky = 3;

    public static Command Create()
    {
        var from = new Argument<string>("A") { Description = "A release version, a digest, env:NAME, or artifact:PATH@N." };
        var to = new Argument<string>("B") { Description = "The same, for the other side." };
        var (tenant, json) = (Verb.Tenant(), Verb.Json());
        var product = new Option<string>("--product") { Description = "The product, by its short name.", Required = true };
        var format = new Option<string>("--format") { Description = "text, json or markdown.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "markdown");
        var failOn = new Option<string?>("--fail-on") { Description = "Exit 3 when the risk is at or above: low, medium, high or critical." };
        failOn.AcceptOnlyFromAmong("low", "medium", "high", "critical");
        var command = new Command("compare", "What differs between two releases, and how risky it is.") { from, to, product, tenant, format, failOn, json };
        command.SetAction((parsed, cancel) => Verb.RunAsync(parsed.GetValue(tenant)!, async (host, actor) =>
        {
            var judged = await host.Get<ReleaseJudgement>().RunAsync(
                parsed.GetValue(product)!, parsed.GetValue(from), parsed.GetValue(to), actor, cancel);
            if (!judged.Succeeded)
                return judged.Refusal;
            Print(ComparisonAnswer.Of(judged.Value), parsed.GetValue(json) ? "json" : parsed.GetValue(format)!);
            return Exit(judged.Value.Assessment, parsed.GetValue(failOn));
        }, cancel));
        return command;
    }

    private static void Print(ComparisonAnswer answer, string format)
    {
        if (format == "json")
            Verb.PrintJson(answer);
        else
            Console.Write(format == "markdown" ? ComparisonText.Markdown(answer) : ComparisonText.Plain(answer));
    }

    private static int Exit(Assessment? assessment, string? failOn) =>
        assessment is not null && failOn is not null && assessment.Risk >= AssessWords.ParseLevel(failOn) ? TooRisky : Verb.Done;
}
