using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ReleaseConsole.Web.Api;

/// <summary>The served description of the API: title, version and the one way to authenticate.</summary>
internal static class OpenApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = call => call.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Release Console",
                Version = "v1",
                Description = "Versions, releases, review, deployment and rollback of AI prompts and toolchains. "
                    + "Errors are RFC 9457 problems with a stable code. Every POST takes Idempotency-Key.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes["key"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A service key, rc_….",
            };
            document.Security ??= [];
            document.Security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] });
            return Task.CompletedTask;
        });
    }
}
