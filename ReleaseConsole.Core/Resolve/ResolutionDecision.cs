using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>Whether a person's choice can be carried out. Pure.</summary>
public static class ResolutionDecision
{
    /// <param name="named">The artifact the choice names, if there is one.</param>
    /// <param name="isItself">The item's own path is an artifact already.</param>
    public static Refusal? Refuse(Unresolved item, ResolutionChoice choice, Artifact? named, bool isItself) => choice.Resolution switch
    {
        Resolution.Ignore => null,
        Resolution.NewArtifact when named?.Kind == item.Kind || (choice.Path is null && isItself) =>
            ResolveRefusals.PathTaken(choice.Path ?? item.Path),
        Resolution.NewArtifact => choice.Path is null || choice.Path == item.Path ? null : ArtifactPathRule.Refuse(item.Kind, choice.Path),
        _ when named is null && choice.Path is null => item.MayBe.Count > 1
            ? ResolveRefusals.SeveralSuggested(item.MayBe)
            : ResolveRefusals.NothingSuggested(item.Reason, item.Suggestions != "[]"),
        _ when named is null => ResolveRefusals.NoSuchTarget(choice.Path!),
        _ when named.Kind != item.Kind => ResolveRefusals.OtherKind(named.Path, named.Kind, item.Kind),
        Resolution.Alias when isItself => ResolveRefusals.NameTaken(item.Path),
        _ => null,
    };
}
