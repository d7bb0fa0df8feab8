using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Web.Api;

/// <summary>A product to be; without environments it gets the usual three.</summary>
internal sealed record ProductRequest(string? Slug, string? Name, IReadOnlyList<EnvironmentRequest>? Environments = null)
{
    public NewProduct Product() => new(
        Slug ?? "", Name ?? "",
        Environments is null
            ? NewProduct.UsualPath
            : [.. Environments.Select(one => new NewEnvironment(one.Name ?? "", one.Protected, Boundary.Open))]);
}

/// <summary>One environment of it; a protected one takes full quorums only.</summary>
internal sealed record EnvironmentRequest(string? Name, bool Protected = false);
