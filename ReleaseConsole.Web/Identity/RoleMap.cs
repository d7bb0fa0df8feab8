using System.Text.RegularExpressions;

namespace ReleaseConsole.Web.Identity;

/// <summary>
/// Which groups of the provider have which roles here. A grant is written <c>role[:lane]@tenant[/product[/environment]]</c>,
/// e.g. <c>reviewer:security@demo/support-agent</c>.
/// </summary>
public sealed partial class RoleMap
{
    public static readonly RoleMap Empty = new([]);

    private static readonly string[] Roles =
        ["prompt-engineer", "reviewer", "release-manager", "auditor", "admin", "viewer"];

    private static readonly string[] Lanes = ["ai-product", "platform", "security", "compliance", "mlops"];

    private readonly ILookup<string, RoleMapping> _byGroup;

    private RoleMap(IReadOnlyList<RoleMapping> mappings)
    {
        Mappings = mappings;
        _byGroup = mappings.ToLookup(m => m.Group, StringComparer.Ordinal);
    }

    public IReadOnlyList<RoleMapping> Mappings { get; }

    public bool Names(string group) => _byGroup.Contains(group);

    /// <summary>Everything these groups grant together, each grant once.</summary>
    public IReadOnlyList<RoleMapping> GrantsOf(IEnumerable<string> groups) =>
        [.. groups.Distinct(StringComparer.Ordinal).SelectMany(g => _byGroup[g]).Distinct()];

    /// <summary>Reads every line and reports every line it cannot read, so that one start shows all mistakes.</summary>
    public static (RoleMap Map, IReadOnlyList<string> Problems) Parse(IEnumerable<(string Group, string Grant)> lines)
    {
        var mappings = new List<RoleMapping>();
        var problems = new List<string>();
        foreach (var (group, grant) in lines)
        {
            var (mapping, problem) = ParseGrant(group.Trim(), grant.Trim());
            if (mapping is not null)
                mappings.Add(mapping);
            else
                problems.Add($"Role map, group '{group}', grant '{grant}': {problem}");
        }
        return (new RoleMap(mappings), problems);
    }

    private static (RoleMapping? Mapping, string? Problem) ParseGrant(string group, string grant)
    {
        if (group.Length == 0)
            return (null, "the group has no name.");
        var match = Grammar().Match(grant);
        if (!match.Success)
            return (null, "write role[:lane]@tenant[/product[/environment]] in lower-case letters, digits and hyphens.");
        string? Part(string name) => match.Groups[name] is { Success: true } part ? part.Value : null;
        var (role, lane) = (Part("role")!, Part("lane"));
        if (!Roles.Contains(role))
            return (null, $"'{role}' is not a role; the roles are {string.Join(", ", Roles)}.");
        if (role == "reviewer" && lane is null)
            return (null, $"a reviewer needs a lane: {string.Join(", ", Lanes)}.");
        if (role != "reviewer" && lane is not null)
            return (null, $"only a reviewer has a lane, not a {role}.");
        if (lane is not null && !Lanes.Contains(lane))
            return (null, $"'{lane}' is not a lane; the lanes are {string.Join(", ", Lanes)}.");
        return (new RoleMapping(group, role, lane, Part("tenant")!, Part("product"), Part("environment")), null);
    }

    [GeneratedRegex(
        @"\A(?<role>[a-z-]+)(:(?<lane>[a-z-]+))?@(?<tenant>[a-z0-9][a-z0-9-]*)(/(?<product>[a-z0-9][a-z0-9-]*)(/(?<environment>[a-z0-9][a-z0-9-]*))?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
