using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>Signatures by what changed, as a policy writes them.</summary>
internal sealed record GateRoute(string? Kind, string? Path, string? Environment, int Level, IReadOnlyDictionary<string, double> Lanes)
{
    private static readonly string[] Levels = ["low", "medium", "high", "critical"];

    public static GateRoute Of(JsonObject route)
    {
        var when = route["when"];
        return new GateRoute(
            Word("kind"), Word("path"), Word("environment"), Math.Max(0, Array.IndexOf(Levels, Word("level"))),
            (route["lanes"] as JsonObject ?? []).ToDictionary(one => one.Key, one => one.Value.Number() ?? 0, StringComparer.Ordinal));

        string? Word(string name) => (when as JsonObject)?[name].Word();
    }

    /// <summary>Whether it asks for all that the other one asks for, of the same artifacts.</summary>
    public bool Covers(GateRoute other) => IsAbout(other) && (Environment is null || Environment == other.Environment)
        && Level <= other.Level
        && other.Lanes.All(lane => Lanes.GetValueOrDefault(lane.Key) >= lane.Value);

    public bool IsAbout(GateRoute other) => Kind == other.Kind && Path == other.Path;

    public string What =>
        $"{Path ?? "any path"}{(Kind is null ? "" : $" ({Kind})")}{(Level == 0 ? "" : $", {Levels[Level]} risk and above")}"
        + (Environment is null ? "" : $", in {Environment}");

    public string Asked => string.Join(", ", Lanes.Select(lane => FormattableString.Invariant($"{lane.Key} {lane.Value}")));
}
