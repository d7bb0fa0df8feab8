using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace ReleaseConsole.Web.Identity;

/// <summary>
/// Signing in by choosing a person of the demo workspace, without a password. Mapped in Development only, and answers only requests
/// of this machine to this machine.
/// </summary>
internal static class DevelopmentSignIn
{
    public static readonly IReadOnlyList<DemoPerson> DemoPersons =
    [
        new("amara", "Amara Okafor", "prompt engineer"),
        new("priya", "Priya Raman", "reviewer, AI product"),
        new("tomas", "Tomás Herrera", "reviewer, security"),
        new("mei", "Mei Tanaka", "reviewer, compliance; auditor"),
        new("jun", "Jun Park", "reviewer, AI product"),
        new("jonas", "Jonas Lindqvist", "reviewer, MLOps; prompt engineer"),
        new("david", "David Osei", "release manager; reviewer, platform"),
        new("lena", "Lena Fischer", "admin"),
    ];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/sign-in", EnterAsync).ExcludeFromDescription();

    private static async Task<IResult> EnterAsync(
        HttpContext context,
        [FromForm] string subject,
        [FromForm] string? returnUrl,
        ListDemoPersons persons,
        RecordSignIn record,
        TimeProvider time)
    {
        if (!LoopbackRequest.Is(context))
            return Results.NotFound();
        var chosen = (await persons(context.RequestAborted)).FirstOrDefault(p => p.Subject == subject);
        if (chosen is null)
            return Results.NotFound();

        // No grants: what persons of the demo workspace may do is in the workspace itself.
        var person = new SignedInPerson(PersonClaims.DevelopmentIssuer, chosen.Subject, chosen.Name, Email: null, Grants: []);
        await record(person, context.RequestAborted);
        var begun = time.GetUtcNow();
        var principal = PersonClaims.Of(
            person, Guid.CreateVersion7(begun).ToString("N"), begun, authTime: null, SignIn.CookieScheme);
        await context.SignInAsync(SignIn.CookieScheme, principal);
        return Results.LocalRedirect(ReturnUrl.Local(returnUrl));
    }
}
