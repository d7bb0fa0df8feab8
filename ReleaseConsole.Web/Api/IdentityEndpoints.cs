using ReleaseConsole.Core.Resolve;

namespace ReleaseConsole.Web.Api;

/// <summary>
/// Which artifact an imported item is: what waits for a person, what was decided, and the rules that decide without asking.
/// </summary>
internal static class IdentityEndpoints
{
    public static void MapIdentities(this RouteGroupBuilder api)
    {
        api.MapGet("/products/{product}/unresolved", async (
                string product, PageRequest page, Caller caller, UnresolvedQueue queue, CancellationToken cancel) =>
                (await queue.RunAsync(product, caller, cancel)).Ok(rows => page.Slice(rows, row => row.Id.Value.ToString())))
            .WithSummary("Items whose artifact is not certain, oldest first, each with what it may be, scores and evidence.")
            .Produces<Page<UnresolvedRow>>();

        api.MapPost("/unresolved/{id:guid}/resolution", async (
                Guid id, ResolutionRequest wanted, Caller caller, ResolveItem resolve, CancellationToken cancel) =>
                Word(wanted.Resolution) is { } resolution
                    ? (await resolve.RunAsync(new UnresolvedId(id), new ResolutionChoice(resolution, wanted.Path), caller, cancel)).Ok()
                    : Problems.Of(ResolveRefusals.UnknownResolution(wanted.Resolution ?? "")))
            .WithSummary("same-artifact, new-artifact, alias or ignore; path names the artifact, or the path of the new one.")
            .Produces<ResolvedItem>();

        api.MapDelete("/unresolved/{id:guid}/resolution", async (Guid id, Caller caller, RevokeDecision revoke, CancellationToken cancel) =>
                (await revoke.RunAsync(new UnresolvedId(id), caller, cancel)).Ok())
            .WithSummary("Takes a decision back: later imports ask again. What was left out waits at once.").Produces<RevokedDecision>();

        api.MapGet("/products/{product}/identity-decisions",
        async (string product, Caller caller, DecisionList decisions, CancellationToken cancel) =>
                (await decisions.RunAsync(product, caller, cancel)).Ok(rows => new Page<DecisionRow>(rows, Cursor: null)))
            .WithSummary("What people decided about identities, newest first.").Produces<Page<DecisionRow>>();

        api.MapGet("/products/{product}/identity-rules",
        async (string product, Caller caller, IdentityRulesView rules, CancellationToken cancel) =>
                (await rules.RunAsync(product, caller, cancel)).Ok(shown => new RulesAnswer(shown.Version, shown.Text, shown.History)))
            .WithSummary("The rules that decide identities without asking, and their versions.").Produces<RulesAnswer>();

        api.MapPut("/products/{product}/identity-rules", async (
                string product, RulesRequest wanted, Caller caller, SaveIdentityRules save, CancellationToken cancel) =>
                (await save.RunAsync(product, wanted.Text ?? "", wanted.BasedOn, caller, cancel)).Ok())
            .WithSummary("Writes the rules anew. 409 when basedOn is not the version in force.").Produces<SavedRules>();
    }

    private static Resolution? Word(string? word) => word switch
    {
        "same-artifact" => Resolution.SameArtifact,
        "new-artifact" => Resolution.NewArtifact,
        "alias" => Resolution.Alias,
        "ignore" => Resolution.Ignore,
        _ => null,
    };
}
