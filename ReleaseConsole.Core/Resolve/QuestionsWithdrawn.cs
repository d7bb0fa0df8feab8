using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Resolve;

/// <summary>What a question that nobody has to answer any more was about.</summary>
public sealed record WithdrawnQuestion(string File, ArtifactKind Kind, string Path, Digest Content, string Reason)
{
    /// <summary>The paths of the artifacts it might have been, the likeliest first.</summary>
    public IReadOnlyList<string> MayBe { get; init; } = [];
}

/// <summary>Files that were asked about are not in their source any more. What was asked stands nowhere else, so it is kept here.</summary>
public sealed record QuestionsWithdrawn(Guid Import, IReadOnlyList<WithdrawnQuestion> Questions) : AuditEvent
{
    public override string Summary => Questions.Count == 1
        ? $"withdrew the question about {Questions[0].File}, which its source has no more"
        : $"withdrew {Questions.Count} questions about files that their source has no more";

    public override IEnumerable<string> Subjects =>
        [$"import:{Import}", .. Questions.SelectMany(one => new[] { one.Path, one.Content.ToString() }).Distinct(StringComparer.Ordinal)];
}
