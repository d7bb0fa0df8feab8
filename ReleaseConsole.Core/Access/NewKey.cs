namespace ReleaseConsole.Core.Access;

/// <summary>A key to be: its name, the role it holds and how far that reaches.</summary>
public sealed record NewKey(string Name, Role Role, Lane? Lane, string? Product, string? Environment, TimeSpan? Lifetime)
{
    /// <summary>The person an agent will work for with it; null for a service.</summary>
    public Guid? OnBehalfOf { get; init; }
}
