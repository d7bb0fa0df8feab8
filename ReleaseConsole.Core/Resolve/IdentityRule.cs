using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// One line of a rule book. A glob fits the path of the file or of the artifact; <c>**</c> crosses folders, <c>*</c> does not.
/// </summary>
public sealed record IdentityRule(int Line, string Text, RuleVerb Verb, Regex Fits, string? Target)
{
    /// <summary>The artifact of a file the rule fits: each star of the target stands for what the same star of the glob found.</summary>
    public string? TargetFor(Claim claim)
    {
        if (Target is null || Forms(claim).Select(form => Fits.Match(form)).FirstOrDefault(one => one.Success) is not { } match)
            return null;
        var star = 0;
        return RuleBook.Stars().Replace(Target, _ => ++star < match.Groups.Count ? match.Groups[star].Value : "");
    }

    public bool IsFor(Claim claim) => Forms(claim).Any(Fits.IsMatch);

    /// <summary>
    /// What a glob is held against: the artifact's path; its name below the folders its file lies in, without and with the kind's folder
    /// (<c>b/x</c> and <c>b/prompts/x</c> for <c>b/prompts/x.md</c>); the file without its extension, and the file. Where the file states
    /// its path, that goes before where it lies.
    /// </summary>
    private IEnumerable<string> Forms(Claim claim)
    {
        yield return claim.Path;
        if (Target is not null && claim is { StatesItsPath: true, OutsideId: null })
            yield break;
        if (ArtifactPaths.FoldersAbove(claim.SourcePath) is { Length: > 0 } folders)
        {
            var above = string.Join('/', folders);
            yield return $"{above}/{claim.Path[(claim.Kind.Folder().Length + 1)..]}";
            yield return $"{above}/{claim.Path}";
        }
        yield return ArtifactPaths.WithoutExtension(claim.SourcePath);
        yield return claim.SourcePath;
    }
}
