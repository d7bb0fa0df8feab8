using System.CommandLine;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Web.Verbs;

/// <summary><c>tenants create SLUG --name N</c>: a tenant of one's own; its first admin comes by the role map.</summary>
internal static class TenantsVerb
{
    public static Command Create()
    {
        var json = Verb.Json();
        var slug = new Argument<string>("slug") { Description = "The short name: small letters, digits and dashes." };
        var name = new Option<string>("--name") { Description = "The name that people read.", Required = true };
        var create = new Command("create", "Makes a tenant. The role map gives it its first admin: admin@SLUG.") { slug, name, json };
        create.SetAction((parsed, cancel) => Verb.RunAsync(async () =>
        {
            await using var host = await VerbHost.OpenAsync(cancel);
            var wanted = new NewTenant(parsed.GetValue(slug)!, parsed.GetValue(name)!);
            var made = await host.Get<CreateTenant>().RunAsync(wanted, VerbHost.By, Guid.CreateVersion7().ToString("n"), cancel);
            if (!made.Succeeded)
                return made.Refusal;
            Verb.Print(parsed.GetValue(json), new { slug = wanted.Slug, name = wanted.Name }, $"The tenant {wanted.Slug} is there.");
            return Verb.Done;
        }));
        return new Command("tenants", "The tenants of this installation.") { create };
    }
}
