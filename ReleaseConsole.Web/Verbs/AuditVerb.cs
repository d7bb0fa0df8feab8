using System.CommandLine;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Web.Verbs;

/// <summary><c>audit verify|prove</c>: walk and recompute the log; write a proof file for one entry.</summary>
internal static class AuditVerb
{
    public static Command Create() => new("audit", "The audit log: verify it, prove an entry.") { Verify(), Prove() };

    private static Command Verify()
    {
        var (tenant, json) = (Verb.Tenant(), Verb.Json());
        var command = new Command("verify", "Recomputes the whole log from its entries; exit code 1 when anything disagrees.") { tenant, json };
        command.SetAction((parsed, cancel) => Verb.RunAsync(parsed.GetValue(tenant)!, async (host, actor) =>
        {
            var verified = await host.Get<VerifyLog>().RunAsync(Verb.Bar("verifying"), actor, cancel);
            if (!verified.Succeeded)
                return verified.Refusal;
            var found = verified.Value;
            if (parsed.GetValue(json))
                Verb.PrintJson(new { ok = found.Ok, size = found.Size, root = found.Root, checkpoint = found.Checkpoint ?? "", problems = found.Problems });
            else
                Console.WriteLine(found.Ok ? $"Intact: {found.Size} entries, root {found.Root}." : string.Join(Environment.NewLine, found.Problems));
            return found.Ok ? Verb.Done : Verb.Refused;
        }, cancel));
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
                Verb.PrintJson(new { index = proof.Index, leafHash = proof.LeafHash, proof = proof.File.ToString(), key = proof.VerifierKey });
            else if (parsed.GetValue(output) is null)
                Console.Write(proof.File.ToString());
            else
                Console.WriteLine($"Check it with the key {proof.VerifierKey}");
            return Verb.Done;
        }, cancel));
        return command;
    }
}
