using System.CommandLine;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Web.Verbs;

/// <summary><c>audit export --out FILE</c>: the answer to a search with proofs, narrowed as on the Audit page.</summary>
internal static class AuditExportVerb
{
    public static Command Create()
    {
        var (tenant, json) = (Verb.Tenant(), Verb.Json());
        var words = new Option<string?>("--q") { Description = "Words that must all be there." };
        var product = new Option<string?>("--product") { Description = "One product, by its short name; without it, the whole tenant." };
        var subjects = Many("--subject", "An artifact's path, a digest, release:VERSION; may be given several times.");
        var environments = Many("--environment", "An environment; may be given several times.");
        var actors = Many("--actor", "A name or id; may be given several times.");
        var actions = Many("--action", "What was done, e.g. DecisionCast; may be given several times.");
        var from = new Option<DateTimeOffset?>("--from") { Description = "The first instant that is included." };
        var to = new Option<DateTimeOffset?>("--to") { Description = "The first instant that is not." };
        var output = new Option<FileInfo>("--out") { Description = "The ZIP to write.", Required = true };
        var command = new Command("export", "The newest entries that answer, each with its proof, as a ZIP for “audit check”.")
        { tenant, words, product, subjects, environments, actors, actions, from, to, output, json };
        AuditQuestion Asked(ParseResult parsed) => new()
        {
            Words = parsed.GetValue(words),
            Product = parsed.GetValue(product),
            Subjects = parsed.GetValue(subjects) ?? [],
            Environments = parsed.GetValue(environments) ?? [],
            Actors = parsed.GetValue(actors) ?? [],
            Actions = parsed.GetValue(actions) ?? [],
            From = parsed.GetValue(from),
            To = parsed.GetValue(to),
        };
        command.SetAction((parsed, cancel) => Verb.RunAsync(parsed.GetValue(tenant)!, async (host, actor) =>
        {
            var made = await host.Get<ExportSearch>().RunAsync(Asked(parsed), actor, cancel);
            if (!made.Succeeded)
                return made.Refusal;
            await using (var file = parsed.GetValue(output)!.Create())
                await made.Value.WriteAsync(file, cancel);
            Verb.Print(
                parsed.GetValue(json), new { entries = made.Value.Rows.Count, key = made.Value.VerifierKey },
                $"{made.Value.Rows.Count} entries with proof. Check them with the key {made.Value.VerifierKey}");
            return Verb.Done;
        }, cancel));
        return command;
    }

    private static Option<string[]> Many(string name, string meaning) => new(name) { Description = meaning };
}
