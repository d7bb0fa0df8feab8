using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Web.Api;

/// <summary>The policy a product is judged under, those before it, and what another one would have judged otherwise.</summary>
internal static class PolicyEndpoints
{
    public static void MapPolicy(this RouteGroupBuilder api)
    {
        var policy = api.MapGroup("/products/{product}/policy");
        policy.MapGet("", async (string product, Caller caller, PolicyHistory history, HttpContext http, CancellationToken cancel) =>
                (await history.RunAsync(product, caller, cancel)).Then(PolicyAnswer.Of).Tagged(http, CanonicalTag.Of))
            .WithSummary("The policy in force: its version, digest and text, and the draft that is to come after it.")
            .Produces<PolicyAnswer>();

        policy.MapGet("/versions", async (string product, PageRequest page, Caller caller, PolicyHistory history, CancellationToken cancel) =>
                (await history.VersionsAsync(product, page.Number(), page.Limit + 1, caller, cancel))
                    .Ok(rows => page.Cut(rows, row => row.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))))
            .WithSummary("Every policy that was in force, newest first; version 0 is the one every product starts under.")
            .Produces<Page<PolicyVersion>>();

        policy.MapGet("/versions/{version:int}", VersionAsync)
            .WithSummary("One policy that was in force, with its text.").Produces<PolicyVersionAnswer>();

        policy.MapPost("/replay", async (string product, ReplayRequest body, Caller caller, PolicyReplay replay, CancellationToken cancel) =>
                (await replay.RunAsync(product, body.Text ?? "", body.Last ?? 50, caller, progress: null, cancel)).Then(ReplayAnswer.Of)
                    .Ok())
            .WithSummary("Judges the last promotions again under a draft and lists those it would judge otherwise; stores nothing.")
            .Produces<ReplayAnswer>();

        policy.MapPost("/drafts", DraftAsync)
            .WithSummary("Keeps a text as the next version of the policy: a draft that judges nothing yet. 409 when somebody was faster.")
            .Produces<PolicyDraftAnswer>();
        policy.MapPolicyProposal();
    }

    private static async Task<IResult> VersionAsync(
        string product, int version, Caller caller, PolicyHistory history, HttpContext http, CancellationToken cancel)
    {
        var found = await history.VersionAsync(product, version, caller, cancel);
        if (!found.Succeeded)
            return Problems.Of(found.Refusal);
        var text = await history.TextAsync(product, version, caller, cancel);
        return text.Then(written => new PolicyVersionAnswer(version, found.Value.Policy, found.Value.By, found.Value.At, written))
            .Tagged(http, answer => answer.Digest.Hex);
    }

    private static async Task<IResult> DraftAsync(
        string product, PolicyDraftRequest body, HttpContext http, Caller caller, DraftPolicy draft, CancellationToken cancel)
    {
        var condition = WriteTag.Of(http);
        if (condition is not null && (condition.Content is null || (body.WrittenOver is { } over && over != condition.Content)))
            return WriteTag.Unmet();
        var kept = await draft.RunAsync(
            new NewPolicy(product, body.Text ?? "", body.Message ?? "Saved through the API", body.WrittenOver ?? condition?.Content),
            caller, cancel);
        return condition is not null && kept.Refusal is { Code: "version-conflict" }
            ? WriteTag.Unmet()
            : kept.Then(PolicyDraftAnswer.Of).Ok();
    }
}
