using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace ReleaseConsole.Web.Shell;

/// <summary>
/// One place in the rail: its word, icon, the key after <c>g</c>, the group it stands in, and the pages elsewhere that belong to it.
/// </summary>
public sealed record RailEntry(string Word, string Segment, string Icon, char? Key, int Group, params string[] Also)
{
    private static readonly RailEntry[] Designed =
    [
        new("Overview", "", "space_dashboard", 'o', Group: 0),
        new("Inbox", "inbox", "inbox", 'i', Group: 0),
        new("Releases", "releases", "inventory_2", 'r', Group: 1, "new-release", "proposals"),
        new("Artifacts", "artifacts", "stacks", 'a', Group: 1, "imports", "sources", "unresolved"),
        new("Environments", "environments", "account_tree", 'e', Group: 1),
        new("Incidents", "incidents", "emergency", 'n', Group: 1),
        new("Audit", "audit", "fact_check", 'u', Group: 2),
        new("Connections", "connections", "cable", 'c', Group: 2),
        new("Policy", "policy", "policy", Key: null, Group: 3),
        new("Access", "access", "group", Key: null, Group: 3),
        new("Usage", "usage", "monitoring", Key: null, Group: 3),
    ];

    /// <summary>The entries whose pages exist in this build, so that no link of the rail is dead.</summary>
    public static IReadOnlyList<RailEntry> Standing { get; } = Among(PageTemplates(typeof(RailEntry).Assembly));

    /// <summary>The keys as people press them, e.g. "g r"; empty where there are none.</summary>
    public string Keys => Key is { } key ? $"g {key}" : "";

    public string Url(string product) => Segment.Length == 0 ? Urls.For(product).Overview() : $"{Urls.For(product).Overview()}/{Segment}";

    /// <summary>Whether a path, from the root and without a query, is this place of the product or lies below it.</summary>
    public bool Holds(string path, string product)
    {
        if (Segment.Length == 0)
            return string.Equals(path, Url(product), StringComparison.OrdinalIgnoreCase);
        var home = Urls.For(product).Overview();
        return Also.Append(Segment).Any(segment => $"{path}/".StartsWith($"{home}/{segment}/", StringComparison.OrdinalIgnoreCase));
    }

    internal static IReadOnlyList<RailEntry> Among(IEnumerable<string> templates)
    {
        var segments = templates.Where(template => template.StartsWith("/{", StringComparison.Ordinal))
            .Select(template => template.IndexOf('/', 1) is var slash and > 0 ? template[(slash + 1)..] : "")
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Designed.Where(entry => segments.Contains(entry.Segment))];
    }

    private static IEnumerable<string> PageTemplates(Assembly assembly) =>
        assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);
}
