using Microsoft.Extensions.FileSystemGlobbing;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// Which files of a repository are meant, as in a <c>.gitignore</c> that names what to take: a name at any depth, a path from the top
/// where it has a slash, <c>*</c> and <c>**</c>. A pattern that begins with <c>!</c> leaves out, and goes before all others.
/// </summary>
internal sealed class FilePatterns
{
    public const int Most = 50;
    public const int Longest = 300;
    private readonly Matcher _matcher = new(StringComparison.Ordinal);

    public FilePatterns(IReadOnlyList<string> patterns)
    {
        foreach (var glob in patterns.Where(IsLeavingOut).SelectMany(one => Globs(one[1..])))
            _matcher.AddExclude(glob);
        foreach (var glob in patterns.Where(one => !IsLeavingOut(one)).SelectMany(Globs).DefaultIfEmpty("**/*"))
            _matcher.AddInclude(glob);
    }

    public bool Take(string path) => _matcher.Match("/", path).HasMatches;

    /// <summary>The first pattern that cannot be one, and why; null when all can.</summary>
    public static Refusal? Refuse(IReadOnlyList<string> patterns)
    {
        if (patterns.Count > Most)
            return SourceRefusals.TooManyPatterns(Most);
        return patterns.Select(one => WhyNot(one) is { } why ? SourceRefusals.BadPattern(one, why) : null)
            .FirstOrDefault(one => one is not null);
    }

    private static string? WhyNot(string pattern)
    {
        var named = IsLeavingOut(pattern) ? pattern[1..] : pattern;
        if (named.Trim('/').Length == 0 || pattern.Length > Longest)
            return $"a pattern has 1 to {Longest} characters.";
        if (named.Any(c => char.IsControl(c) || c is '?' or '[' or ']' or '{' or '}' or '\\' or ':') || named[0] is '!' or '#')
            return "only * and ** stand for other signs; ? [ ] { } \\ : and a # or a second ! at the beginning have no meaning here.";
        var parts = named.Trim('/').Split('/');
        if (parts.Any(one => one.Length == 0 || one is "." or ".." || one != one.Trim()))
            return "a path has no empty part, no “.”, no “..” and no blank around a part.";
        return parts.Any(one => one != "**" && one.Contains("**", StringComparison.Ordinal))
            ? "** stands for whole folders, between slashes: agents/**/prompts/*.md."
            : null;
    }

    private static bool IsLeavingOut(string pattern) => pattern.StartsWith('!');

    /// <summary>A name is a file or a folder with all below it; one that ends with a slash is a folder alone.</summary>
    private static IEnumerable<string> Globs(string named)
    {
        var isFromTop = named.TrimEnd('/').Contains('/');
        var path = (isFromTop ? "" : "**/") + named.Trim('/');
        if (!named.EndsWith('/'))
            yield return path;
        if (!path.EndsWith("/**", StringComparison.Ordinal) && path != "**")
            yield return path + "/**";
    }
}
