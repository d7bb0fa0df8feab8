using System.CommandLine;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Web.Verbs;

/// <summary>
/// <c>audit verify|prove|export|check</c>: walk and recompute the log; a proof file for one entry; export a search; check it offline.
/// </summary>
internal static class AuditVerb
{
    public static Command Create() =>
        new(
            "audit", "The audit log: verify it, prove an entry, export a search, check an export.") { Verify(), Prove(),
            AuditExportVerb.Create(), Check() };

    private static Command Verify()
    {
        var (tenant, json) = (Verb.Tenant(), Verb.Json());
        var command =
            new Command("verify", "Recomputes the whole log from its entries; exit code 1 when anything disagrees.") { tenant, json };
        command.SetAction((parsed, cancel) => Verb.RunAsync(parsed.GetValue(tenant)!, async (host, actor) =>
        {
            var verified = await host.Get<VerifyLog>().RunAsync(Verb.Bar("verifying"), actor, cancel);
            if (!verified.Succeeded)
                return verified.Refusal;
            var found = verified.Value;
            if (parsed.GetValue(json))
                Verb.PrintJson(
                    new { ok = found.Ok, size = found.Size, root = found.Root, checkpoint = found.Checkpoint ?? "", problems = found.Problems });
            else
                Console.WriteLine(
                    found.Ok ? $"Intact: {found.Size} entries, root {found.Root}." : string.Join(Environment.NewLine, found.Problems));
            return found.Ok ? Verb.Done : Verb.Refused;
        }, cancel));
        return command;
    }

    private static Command Check()
    {
        var file = new Argument<FileInfo>("file") { Description = "The ZIP that the Audit page exported." };
        var key = new Option<string>("--key") { Description = "The log's public key, as you trust it: name+id+key.", Required = true };
        var command =
            new Command("check", "Checks an exported search offline; exit code 1 when anything was changed or left out.") { file, key };
        command.SetAction((parsed, cancel) => Verb.RunAsync(async () =>
        {
            var trusted = NoteKey.Parse(parsed.GetValue(key)!);
            if (!trusted.Succeeded)
                return trusted.Refusal;
            await using var read = parsed.GetValue(file)!.OpenRead();
            var found = await ProvedSearch.CheckAsync(read, trusted.Value, cancel);
            if (!found.Succeeded)
                return found.Refusal;
            Console.WriteLine($"Every one of {found.Value} entries is in the log, and the search is as it was signed.");
            return Verb.Done;
        }));
        return command;
    }

    private static Command Prove()
    {
        var (tenant, json) = (Verb.Tenant(), Verb.Json());
        var index = new Argument<long>("index") { Description = "The entry's index, as the search shows it." };
        var output = new Option<FileInfo?>("--out") { Description = "The file to write; without it the proof is printed." };
        var command = new Command("prove", "A proof file for one entry, to be checked offline.") { index, tenant, output, json };
        command.SetAction((parsed, cancel) => Verb.RunAsync(parsed.GetValue(tenant)!, async (host, actor) =>
        {
            var made = await host.Get<ProveEntry>().RunAsync(parsed.GetValue(index), actor, cancel);
            if (!made.Succeeded)
                return made.Refusal;
            var proof = made.Value;
            if (parsed.GetValue(output) is { } file)
                await File.WriteAllTextAsync(file.FullName, proof.File.ToString(), cancel);
            if (parsed.GetValue(json))
                Verb.PrintJson(
                    new { index = proof.Index, leafHash = proof.LeafHash, proof = proof.File.ToString(), key = proof.VerifierKey });
            else if (parsed.GetValue(output) is null)
                Console.Write(proof.File.ToString());
            else
                Console.WriteLine($"Check it with the key {proof.VerifierKey}");
            return Verb.Done;
        }, cancel));
        return command;
    }
}
