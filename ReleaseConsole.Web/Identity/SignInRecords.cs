using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Web.Identity;

/// <summary>Joins the sign-in to what the console keeps: persons and grants in their tenants, protection keys in the database.</summary>
internal static class SignInRecords
{
    public static WebApplicationBuilder AddSignInRecords(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RecordSignIn>(services => (person, cancel) =>
            services.GetRequiredService<KeepSignedInPerson>().RunAsync(
                person.Issuer, person.Subject, person.Name, person.Email, [.. person.Grants.Select(Grant)], "sign-in", cancel));
        builder.Services.AddScoped<ActorSource>();
        builder.Services.AddDatabaseKeys();
        return builder;
    }

    // The role map was checked at start: its words are roles and lanes.
    private static GroupGrant Grant(RoleMapping mapping) => new(
        AccessWords.ParseRole(mapping.Role)!.Value, mapping.Lane is null ? null : AccessWords.ParseLane(mapping.Lane), mapping.Tenant,
        mapping.Product, mapping.Environment);
}
