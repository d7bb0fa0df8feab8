using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>Models: who answers (provider, model), and each parameter with what its direction does.</summary>
public sealed class ModelComparer : IComparer
{
    public ArtifactKind Kind => ArtifactKind.Model;

    public Comparison Compare(ArtifactPair pair)
    {
        if (pair.After is null)
            return new Comparison($"The model `{pair.Path}` is no longer part of the release.", []);
        var details = StructureDiff.Of(pair.Before.Tree(), pair.After.Tree())
            .Select(change => PathDetail.Of(change, ModelSettings.Topic(change.Path))).ToList();
        return new Comparison(pair.Before is null ? $"The model `{pair.Path}` is new." : Meaning(details), details);
    }

    private static string Meaning(List<ChangeDetail> details)
    {
        var who = details.FirstOrDefault(one => one.Topic is ChangeTopic.Provider or ChangeTopic.ModelName);
        if (who is not null)
            return $"Another {(who.Topic == ChangeTopic.Provider ? "provider" : "model")} answers: {who.After ?? "none"} (was {who.Before ?? "none"}).";
        var first = details.Count == 0 ? null : details[0];
        if (first is null)
            return "The same values in another form.";
        var effect = ModelSettings.Direction(first) is { } words ? $": {words.ToLowerInvariant()}" : "";
        var rest = details.Count > 1 ? $"; {details.Count - 1} more changed" : "";
        return $"{first.Label} is {first.After ?? "left to the default"} (was {first.Before ?? "not set"}){effect}{rest}.";
    }
}
