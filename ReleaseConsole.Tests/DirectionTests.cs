using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests;

/// <summary>What may know what, read from the sources; ARCHITECTURE.md says why, and each exception stands here with its reason.</summary>
public sealed partial class DirectionTests
{
    private static readonly string[] Stages =
        ["Ingest", "Resolve", "Compare", "Evaluate", "Assess", "Review", "Deploy", "WriteBack", "Serve", "Watch", "RollBack"];

    private static readonly string[] Things = ["Access", "Artifacts", "Releases", "Evidence", "Audit"];

    /// <summary>From a room to a later one.</summary>
    private static readonly Dictionary<(string From, string To), string> Exceptions = new()
    {
        [("Access", "Deploy")] = "an environment is everyone's word: roles and products name it",
        [("Artifacts", "Deploy")] = "a history shows where a version is live",
        [("Artifacts", "Ingest")] = "a typed text is read as a file of its kind would be",
        [("Releases", "Ingest")] = "secrets in notes are refused as they are in files",
        [("Releases", "Resolve")] = "a manifest is frozen when its closure holds",
        [("Releases", "Deploy")] = "a release shows where it is live",
        [("Audit", "Ingest")] = "the words of a kept search are looked through for secrets, as all words that are kept for good",
        [("Audit", "Deploy")] = "the time machine says what was live",
        [("Audit", "Review")] = "the time machine says who approved it",
        [("Ingest", "Resolve")] = "an import's items are settled one by one as they are read",
        [("Ingest", "Deploy")] = "overlays are told from settings by the names of environments",
        [("Ingest", "Assess")] = "a release gate that cannot be read is refused where it comes in",
        [("Resolve", "Compare")] = "suggestions for an unresolved item are shown side by side",
        [("Compare", "Deploy")] = "what is live can be a side of a comparison",
        [("Assess", "Deploy")] = "a change is judged for an environment and its boundary",
        [("Assess", "Watch")] = "a release over an untracked change is not what it was compared with",
        [("Review", "Deploy")] = "a proposal replaces what is live",
        [("Review", "RollBack")] = "the way back is stored before it is needed",
    };

    [Fact]
    public void A_room_knows_earlier_rooms_and_later_ones_only_for_a_written_reason()
    {
        var known = new SortedSet<(string From, string To)>();
        foreach (var file in Sources("ReleaseConsole.Core"))
            foreach (Match used in Used().Matches(File.ReadAllText(file.Path)))
                if (IsLater(file.Room, used.Groups[1].Value))
                    known.Add((file.Room, used.Groups[1].Value));

        known.Where(pair => !Exceptions.ContainsKey(pair)).ShouldBeEmpty("a new exception needs its reason here");
        Exceptions.Keys.Where(pair => !known.Contains(pair)).ShouldBeEmpty("an exception that is over is taken out");
    }

    [Fact]
    public void The_core_knows_no_browser_no_scheduler_and_no_request()
    {
        var assemblies = typeof(Actor).Assembly.GetReferencedAssemblies().Select(one => one.Name!).ToList();

        assemblies.ShouldNotContain(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("Quartz", StringComparison.Ordinal) || name.StartsWith("Radzen", StringComparison.Ordinal)
            || name.StartsWith("ReleaseConsole.Web", StringComparison.Ordinal));
        Sources("ReleaseConsole.Core").Where(file => File.ReadAllText(file.Path).Contains("ClaimsPrincipal", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_component_reaches_for_the_database()
    {
        var components = typeof(ReleaseConsole.Web.Shell.App).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IComponent)))
            .ToList();
        bool IsStorage(Type type) =>
            type.ToString().Contains("DbContext", StringComparison.Ordinal) || type.Namespace == "ReleaseConsole.Core.Storage";

        components.ShouldNotBeEmpty();
        components.Where(type => type.GetConstructors().SelectMany(one => one.GetParameters()).Any(one => IsStorage(one.ParameterType))
            || type.GetProperties().Any(one => IsStorage(one.PropertyType))).ShouldBeEmpty();
    }

    private static bool IsLater(string from, string to) => Array.IndexOf(Stages, to) is >= 0 and var place
        && (Things.Contains(from) || (Array.IndexOf(Stages, from) is >= 0 and var own && place > own));

    private static IEnumerable<(string Room, string Path)> Sources(string project)
    {
        var root = Path.Combine(Importing.RepositoryRoot(), project);
        return Directory.EnumerateDirectories(root).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Select(path => (Path.GetFileName(folder), path)));
    }

    [GeneratedRegex(@"^using ReleaseConsole\.Core\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Used();
}
