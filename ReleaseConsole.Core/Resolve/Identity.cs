using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>What one item of an import says about which artifact it is, without its content.</summary>
public sealed record Claim(int Ordinal, string SourcePath, ArtifactKind Kind, string Path, Digest Content)
{
    /// <summary>The file itself states its path; otherwise the path follows from where it lies.</summary>
    public bool StatesItsPath { get; init; }

    /// <summary>The path is only its place in a list; see <see cref="ListedPlaces"/>.</summary>
    public bool IsByPlace { get; init; }

    /// <summary>The path with the file's folders, where it follows from a file that lies in no kind's folder.</summary>
    public string? PathWithFolders { get; init; }

    /// <summary>The name it has in the system it comes from; see <see cref="OutsideIds"/>.</summary>
    public string? OutsideId { get; init; }

    /// <summary>What it is called there for itself, where several things may have its name.</summary>
    public string? OwnId { get; init; }

    /// <summary>Which of the versions that system keeps of it, when all of them are taken one after the other.</summary>
    public string? OutsideVersion { get; init; }

    /// <summary>
    /// One thing of one outside system in several of its versions: they follow each other in the order of their files (numbers by value),
    /// and there is nothing to ask. Of what is handed in, a version whose file comes after that of a newer one is left out, and says so.
    /// </summary>
    internal static bool AreVersionsOfOne(IEnumerable<Claim> meeting) =>
        meeting.All(claim => claim.OutsideVersion is not null) && meeting.Select(claim => claim.OutsideId).Distinct().Count() == 1
        && meeting.Select(claim => (claim.OutsideVersion, claim.Content)).Distinct().GroupBy(one => one.OutsideVersion)
            .All(one => one.Count() == 1);
}

/// <summary>
/// One thing that speaks for two contents being one artifact: what was compared, how alike it is and how much that weighs, each 0 to 1.
/// </summary>
public sealed record Evidence(string What, string Found, double Share, double Weight);

/// <summary>
/// An artifact an item may be, with the score from 0 to 1 and what it is made of; without an artifact, a free path it could have as a new
/// one.
/// </summary>
public sealed record Suggestion(ArtifactId? Artifact, ArtifactKind Kind, string Path, double Score, IReadOnlyList<Evidence> Evidence);

/// <summary>Which artifact an item is: one the product has, a new one, one that is left out, or a question for a person.</summary>
public abstract record Identity
{
    /// <summary>
    /// The artifact under the path it has in the console, which may be another than the file's; because says how it was found.
    /// </summary>
    public sealed record Certain(string Path, string? Because = null) : Identity
    {
        /// <summary>
        /// Only the path of its file says so, and the artifact's own file lay in another folder: whether it is meant is for its content to
        /// say.
        /// </summary>
        public bool IsFromElsewhere { get; init; }
    }

    /// <summary>Nothing is known by any of its names. Whether it is a renamed artifact is for its content to say.</summary>
    public sealed record Unknown(bool MayBeRenamed = true, string? Because = null) : Identity;

    public sealed record LeftOut(string Reason) : Identity;

    public sealed record Uncertain(string Reason, IReadOnlyList<Suggestion> Suggestions) : Identity
    {
        /// <summary>Its content alone suggests what it may be, so that another item of the import may be likelier to be that.</summary>
        public bool IsByLikeness { get; init; }
    }
}
