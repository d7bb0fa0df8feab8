using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ReleaseConsole.Web.Api;

/// <summary>
/// The served description of the API: how to authenticate, and what holds for every call — pages, keys of POSTs, tags, problems.
/// </summary>
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
                    + "Errors are RFC 9457 problems with a stable code. Every POST takes Idempotency-Key: for a day, the same key and "
                    + "request replays the answer of what was done (2xx); another request is 422 idempotency-mismatch; one that is "
                    + "still running is 409 idempotency-running. A refusal is not replayed: it is judged anew each time. Limits answer "
                    + "413 and 429 with Retry-After.",
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
        options.AddOperationTransformer(CompleteAsync);
    }

    /// <summary>The bodies of an import, which are read as they come and therefore bound by nothing.</summary>
    public static Task TakesFiles(OpenApiOperation call)
    {
        var bytes = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
        call.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["multipart/form-data"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } },
                ["application/zip"] = bytes,
                ["application/gzip"] = bytes,
                ["application/json"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } },
            },
        };
        return Task.CompletedTask;
    }

    /// <summary>A JSON body that may be left out and is therefore read by hand, so that routing does not ask for it.</summary>
    public static async Task MayTake<T>(OpenApiOperation call, OpenApiOperationTransformerContext context, CancellationToken cancel) =>
        call.RequestBody = new OpenApiRequestBody
        {
            Required = false,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = await context.GetOrCreateSchemaAsync(typeof(T), null, cancel) },
            },
        };

    /// <summary>A JSON body of another program's form, which is read as bytes because they are signed.</summary>
    public static OpenApiRequestBody AnyJson => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/json"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } },
        },
    };

    private static async Task CompleteAsync(OpenApiOperation call, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var isRead = context.Description.HttpMethod == "GET";
        var handler = context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault();
        call.Parameters ??= [];
        call.Responses ??= [];
        if (handler?.GetParameters().Any(parameter => parameter.ParameterType == typeof(PageRequest)) == true)
        {
            call.Parameters.Add(Parameter("cursor", ParameterLocation.Query, JsonSchemaType.String, "The cursor of the page before."));
            call.Parameters.Add(Parameter("limit", ParameterLocation.Query, JsonSchemaType.Integer, "50 unless given, at most 500."));
        }
        if (context.Description.HttpMethod == "POST")
            call.Parameters.Add(
                Parameter(
                    "Idempotency-Key", ParameterLocation.Header, JsonSchemaType.String,
                    "The same key and body replays the answer of what was done; a refusal is judged anew."));
        if (isRead)
        {
            call.Parameters.Add(Parameter("If-None-Match", ParameterLocation.Header, JsonSchemaType.String, "The ETag the caller has."));
            call.Responses.TryAdd("304", new OpenApiResponse { Description = "Not changed" });
        }
        call.Responses["default"] = new OpenApiResponse
        {
            Description = "An RFC 9457 problem with a stable code",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new()
                { Schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancel) },
            },
        };
    }

    private static OpenApiParameter Parameter(string name, ParameterLocation where, JsonSchemaType type, string meaning) =>
        new() { Name = name, In = where, Description = meaning, Schema = new OpenApiSchema { Type = type } };
}
