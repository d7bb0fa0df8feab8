using System.Text.Json.Serialization;

namespace ReleaseConsole.Core.Deploy;

/// <summary>What an environment allows; an empty list allows everything of its kind.</summary>
public sealed record Boundary(
    IReadOnlyList<string> Models, IReadOnlyList<string> Providers, IReadOnlyList<string> Hosts, IReadOnlyList<string> DataClasses)
{
    public static Boundary Open { get; } = new([], [], [], []);

    [JsonIgnore]
    public bool AllowsEverything => Models.Count + Providers.Count + Hosts.Count + DataClasses.Count == 0;
}
