using System.CommandLine;
using System.Globalization;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Web.Verbs;

/// <summary><c>keys create|list|revoke</c>: service identities and their keys; the secret is shown once.</summary>
internal static class KeysVerb
{
    public static Command Create() => new("keys", "Service identities and their keys.") { CreateKey(), List(), Revoke() };

    private static Command CreateKey()
    {
        var (tenant, json) = (Verb.Tenant(), Verb.Json());
        var name = new Option<string>("--name") { Description = "What the key is for, e.g. ci.", Required = true };
        var role = new Option<string>("--role")
        {
            Description = "viewer, prompt-engineer, reviewer, release-manager, auditor or admin.",
            Required = true,
        };
        var lane = new Option<string?>("--lane") { Description = "ai-product, platform, security, compliance or mlops." };
        var product = new Option<string?>("--product") { Description = "Only this product." };
        var environment = new Option<string?>("--environment") { Description = "Only this environment." };
        var expires = new Option<string?>("--expires") { Description = "How long it lasts: 90d, 12h." };
        var person =
            new Option<string?>("--on-behalf-of") { Description = "For an agent: the person it works for, by address, name or id." };
        var command = new Command("create", "Makes a key and prints its secret once.")
        {
            tenant, name, role, lane, product, environment, expires, person, json,
        };
        command.SetAction((parsed, cancel) => Verb.RunAsync(parsed.GetValue(tenant)!, async (host, actor) =>
        {
            var wanted = Wanted(
                parsed.GetValue(name)!, parsed.GetValue(role)!, parsed.GetValue(lane), parsed.GetValue(product),
                parsed.GetValue(environment), parsed.GetValue(expires));
            if (!wanted.Succeeded)
                return wanted.Refusal;
            var agentOf = await PersonAsync(host, parsed.GetValue(person), actor, cancel);
            if (!agentOf.Succeeded)
                return agentOf.Refusal;
            var made = await host.Get<CreateKey>().RunAsync(wanted.Value with { OnBehalfOf = agentOf.Value }, actor, cancel);
            if (!made.Succeeded)
                return made.Refusal;
            if (parsed.GetValue(json))
                Verb.PrintJson(new { id = made.Value.Id.Value, secret = made.Value.Secret });
            else
                Console.WriteLine($"{made.Value.Secret}\nKeep it now: it is not shown again.");
            return Verb.Done;
        }, cancel));
        return command;
    }

    private static Command List()
    {
        var (tenant, json) = (Verb.Tenant(), Verb.Json());
        var command = new Command("list", "The keys there are.") { tenant, json };
        command.SetAction((parsed, cancel) => Verb.RunAsync(parsed.GetValue(tenant)!, async (host, actor) =>
        {
            var keys = await host.Get<KeyList>().RunAsync(actor, cancel);
            if (!keys.Succeeded)
                return keys.Refusal;
            if (parsed.GetValue(json))
                Verb.PrintJson(keys.Value);
            else
                foreach (var key in keys.Value)
                    Console.WriteLine(
                        $"{key.Id.Value}  {key.Prefix}…  {key.Name}{(key.OnBehalfOf is { } person ? $" for {person}" : "")}  "
                        + (key.RevokedAt is null ? "in use" : "revoked"));
            return Verb.Done;
        }, cancel));
        return command;
    }

    private static Command Revoke()
    {
        var (tenant, json) = (Verb.Tenant(), Verb.Json());
        var id = new Argument<Guid>("id") { Description = "The key's id, from keys list." };
        var command = new Command("revoke", "Ends a key at once.") { id, tenant, json };
        command.SetAction((parsed, cancel) => Verb.RunAsync(parsed.GetValue(tenant)!, async (host, actor) =>
        {
            var ended = await host.Get<RevokeKey>().RunAsync(new ServiceKeyId(parsed.GetValue(id)), actor, cancel);
            if (!ended.Succeeded)
                return ended.Refusal;
            Verb.Print(parsed.GetValue(json), new { revoked = parsed.GetValue(id) }, "The key is revoked.");
            return Verb.Done;
        }, cancel));
        return command;
    }

    /// <summary>The person an agent works for: the only one with that id, address or name.</summary>
    private static async Task<Result<Guid?>> PersonAsync(VerbHost host, string? said, Actor actor, CancellationToken cancel)
    {
        if (said is null)
            return (Guid?)null;
        var shown = await host.Get<AccessOverview>().RunAsync(actor, cancel);
        if (!shown.Succeeded)
            return shown.Refusal;
        var meant = shown.Value.Persons.Where(one => one.Id.ToString() == said || one.Email == said || one.Name == said).ToList();
        return meant.Count switch
        {
            1 => meant[0].Id,
            0 => new Refusal("unknown-person", $"There is no person “{said}” in this tenant."),
            _ => new Refusal("unknown-person", $"There are {meant.Count} persons “{said}”. Name the one by address or id."),
        };
    }

    private static Result<NewKey> Wanted(string name, string role, string? lane, string? product, string? environment, string? expires)
    {
        if (AccessWords.ParseRole(role) is not { } parsedRole)
            return new Refusal("unknown-role", $"There is no role “{role}”.");
        if (lane is not null && AccessWords.ParseLane(lane) is null)
            return new Refusal("unknown-lane", $"There is no lane “{lane}”.");
        var lifetime = expires is null ? null : Lifetime(expires);
        if (expires is not null && lifetime is null)
            return new Refusal("bad-lifetime", $"“{expires}” is no lifetime. Write 90d or 12h.");
        return new NewKey(name, parsedRole, lane is null ? null : AccessWords.ParseLane(lane), product, environment, lifetime);
    }

    private static TimeSpan? Lifetime(string text)
    {
        if (text.Length < 2 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is 0 or > 36500)
            return null;
        return text[^1] switch
        {
            'd' => TimeSpan.FromDays(count),
            'h' => TimeSpan.FromHours(count),
            _ => null,
        };
    }
}
