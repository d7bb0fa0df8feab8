using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Models;

/// <summary>
/// Models: who answers (provider, model), whether the version is fixed or moves with its vendor, where it runs, how much it reads and
/// writes, until when, and each parameter with what its direction does.
/// </summary>
public sealed class ModelComparer : IComparer
{
    public ArtifactKind Kind => ArtifactKind.Model;

    public Comparison Compare(ArtifactPair pair)
    {
        if (pair.After is null)
            return new Comparison($"The model `{pair.Path}` is no longer part of the release.", []);
        var (before, after) = ModelGroups.Alike(pair.Before.Tree(), pair.After.Tree());
        var moves = ModelShares.Moves(before, after).ToList();
        var details = ModelParameters.Of(Alone(before), Alone(after))
            .Where(line => !ModelFallbacks.IsTold(line, before, after) && !ModelShares.IsTold(line, moves)).Select(line => Told(line))
            .Select(line => Deployed(line, before, after)).ToList();
        details.AddRange(ModelFallbacks.Of(before, after));
        details.AddRange(RoutedProviders.Of(before, after));
        details.AddRange(moves.Select(move => move.Line));
        details.AddRange(FallbackParts.Of(before, after).Select(one => Told(one.Line, one.Name is { } name ? $"`{name}`" : "It")));
        details.AddRange(Fixed(Model(before), Model(after)));
        details.AddRange(Ends(pair.Before, pair.After));
        return new Comparison(pair.Before is null ? $"The model `{pair.Path}` is new." : Meaning(details), details);
    }

    // Without those who answer beside the model, which have lines of their own.
    private static JsonNode? Alone(JsonNode? tree) => RoutedProviders.Without(ModelFallbacks.Without(tree));

    private static string? Model(JsonNode? tree) =>
        tree is JsonObject members ? (members["model"] ?? members["model_name"] ?? members["deployment"]).Word() : null;

    // The same name can mean another model tomorrow, unless it is dated.
    private static IEnumerable<ChangeDetail> Fixed(string? before, string? after)
    {
        if (before is null || after is null || before == after || ModelAliases.Moves(before) == ModelAliases.Moves(after))
            yield break;
        var moves = ModelAliases.Moves(after);
        yield return new ChangeDetail(
            "/model", "Version", ChangeType.Changed, moves ? "fixed" : "moves with its vendor", moves ? "moves with its vendor" : "fixed",
            moves ? Effect.Wider : Effect.Narrower,
            ChangeTopic.Alias)
        {
            Meaning = moves
                ? $"`{after}` is a name its vendor can move to another model (was the dated `{before}`)."
                : $"`{after}` is a fixed version (was `{before}`, which moves with its vendor).",
        };
    }

    // What the file itself says of its end has a line of its own.
    private static IEnumerable<ChangeDetail> Ends(PinnedContent? before, PinnedContent after)
    {
        var (was, now) = (Ending(before), Ending(after));
        if (was?.Ends == now?.Ends)
            yield break;
        if (now is { Place: ModelRetirements.ByName })
            yield return End(was, now) with
            {
                Meaning = $"`{now.Model}` is switched off on {Day(now)}, as its provider says"
                    + (was is null ? "." : $" (`{was.Model}`: {Day(was)})."),
            };
        else if (now is null && was is { Place: ModelRetirements.ByName })
            yield return End(was, now) with { Meaning = $"No day is known on which it is switched off (`{was.Model}`: {Day(was)})." };
    }

    private static RetiringModel? Ending(PinnedContent? content) => content is null ? null : ModelRetirements.In(content).FirstOrDefault();

    private static ChangeDetail End(RetiringModel? was, RetiringModel? now) => new(
        ModelRetirements.ByName, "Switched off", was is null ? ChangeType.Added : now is null ? ChangeType.Removed : ChangeType.Changed,
        Day(was), Day(now), Effect.Different, ChangeTopic.Retirement);

    private static string? Day(RetiringModel? model) => model?.Ends.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // The name of a deployment beside a model that stays only says where that model is asked.
    private static ChangeDetail Deployed(ChangeDetail line, JsonNode? before, JsonNode? after) =>
        line is { Place: "/deployment", Topic: ChangeTopic.ModelName }
            && before is JsonObject old && after is JsonObject young && old["model"].Word() is { } model && model == young["model"].Word()
            && CanonicalKey.Same(old["model_version"], young["model_version"])
            ? line with
            {
                Topic = ChangeTopic.ModelParameter,
                Meaning = line.After is null
                    ? $"`{model}` is no longer asked by the deployment {line.Before}."
                    : $"`{model}` is asked by the deployment {line.After}{(line.Before is null ? "" : $" (was {line.Before})")}.",
            }
            : line;

    private static ChangeDetail Told(ChangeDetail line, string who = "It") => line.Topic switch
    {
        _ when line.Meaning is not null => line,
        _ when ModelSafeguards.Lifted(line) is { } says =>
            line with { Effect = Effect.Wider, Meaning = $"{line.Label} is {line.After} (was {line.Before ?? "not set"}): {says}." },
        _ when AzureReach.IsSku(line.Place) && AzureReach.Of(line.Before) is { } was && AzureReach.Of(line.After) is { } now
            && was != now => line with
            {
                Topic = ChangeTopic.Region,
                Effect = now > was ? Effect.Wider : Effect.Narrower,
                Meaning = $"Azure works on what it is asked in {AzureReach.Said(now)}: "
                + $"{line.After} (was {line.Before}, {AzureReach.Said(was)}).",
            },
        ChangeTopic.Alias when HeldModel.IsUpgrade(line.Place) => line with
        {
            Effect = HeldModel.IsKeptBy(line.Before) == HeldModel.IsKeptBy(line.After) ? Effect.Different
                : HeldModel.IsKeptBy(line.After) ? Effect.Narrower : Effect.Wider,
            Meaning = HeldModel.IsKeptBy(line.After)
                ? $"Azure keeps its version (was {line.Before ?? "left to Azure"})."
                : $"Azure moves it to another version by itself: {line.After ?? "as it likes"} (was {line.Before ?? "not stated"}).",
        },
        ChangeTopic.Host =>
            line with
            {
                Effect = Host(line.After) != Host(line.Before) && line.After is not null ? Effect.NewRoute : Effect.Different,
                Meaning = $"{who} is asked at {line.After ?? "its usual address"} (was {line.Before ?? "its usual address"})."
            },
        ChangeTopic.Region =>
            line with { Meaning = $"{who} runs in {line.After ?? "no stated region"} (was {line.Before ?? "no stated region"})." },
        ChangeTopic.Retirement =>
            line with
            {
                Meaning = line.After is null
                ? $"The day it ends is no longer stated (was {line.Before})."
                : $"{who} answers until {line.After}{(line.Before is null ? "" : $" (was {line.Before})")}."
            },
        ChangeTopic.Limit or ChangeTopic.ModelParameter when ModelSettings.Direction(line) is { } direction =>
            line with
            {
                Meaning = $"{line.Label} is {line.After ?? "left to the default"} (was {line.Before}): "
                + $"{direction.ToLower(CultureInfo.InvariantCulture)}."
            },
        ChangeTopic.ModelParameter when line is { Place: "/store", After: "true" } =>
            line with { Meaning = "Its vendor keeps what is asked and answered." },
        _ => line,
    };

    private static string? Host(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : address;

    private static string Meaning(List<ChangeDetail> details)
    {
        var who = details.FirstOrDefault(one => one.Topic is ChangeTopic.Provider or ChangeTopic.ModelName);
        var models = details.Where(one => one.Topic == ChangeTopic.ModelName).ToList();
        if (models.Count > 0 && models.TrueForAll(one => ModelProviders.IsSame(one.Before, one.After)))
            return $"The same model is asked by another way: {who!.After} (was {who.Before}).";
        if (who is not null)
            return $"Another {(who.Topic == ChangeTopic.Provider ? "provider" : "model")} answers: "
                + $"{who.After ?? "none"} (was {who.Before ?? "none"}).";
        var first = details.Find(one => one.Effect == Effect.Wider)
            ?? details.Find(one => one.Topic is ChangeTopic.Region or ChangeTopic.Host or ChangeTopic.Alias)
            ?? details.Find(one => one is { Topic: ChangeTopic.Fallback, Effect: Effect.NewRoute })
            ?? details.Find(one => one.Meaning?.EndsWith("as before.", StringComparison.Ordinal) != true) ?? details.FirstOrDefault();
        if (first?.Meaning is { } said)
            return details.Count > 1 ? $"{said.TrimEnd('.')}; {details.Count - 1} more changed." : said;
        if (first is null)
            return "The same values in another form.";
        var effect = ModelSettings.Direction(first) is { } words ? $": {words.ToLowerInvariant()}" : "";
        var rest = details.Count > 1 ? $"; {details.Count - 1} more changed" : "";
        return $"{first.Label} is {first.After ?? "left to the default"} (was {first.Before ?? "not set"}){effect}{rest}.";
    }
}
