using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Assess;

/// <summary>Every expected "no" of assessing.</summary>
public static class AssessRefusals
{
    public static Refusal PolicyNotReadable(TextPosition at, string fact) => new(
        "policy-not-readable", $"Line {at.Line.ToString(CultureInfo.InvariantCulture)}: {fact}.",
        Place: string.Create(CultureInfo.InvariantCulture, $"{at.Line}:{at.Column}"));

    public static Refusal PolicyTooLong(int limit) => new(
        "policy-too-long", string.Create(CultureInfo.InvariantCulture, $"A policy has at most {limit} characters."), RefusalKind.TooLarge);

    public static Refusal PolicyAlreadyInForce(int version) => new(
        "policy-unchanged",
        string.Create(CultureInfo.InvariantCulture, $"This text is already in force as version {version}. Nothing was changed."),
        RefusalKind.Conflict);

    public static Refusal NothingToReplay() => new(
        "nothing-to-replay", "How many of the last promotions are judged again is a number from 1 on.", RefusalKind.Rejected);

    public static Refusal UnknownPolicyVersion(int version) => new(
        "unknown-policy-version",
        string.Create(CultureInfo.InvariantCulture, $"This product was never judged under a policy version {version}."),
        RefusalKind.NotFound);

    public static Refusal NoModelToAsk() => new(
        "no-model", "No model is set up to rewrite summaries. An operator can name one under ReleaseConsole:Summaries.",
        RefusalKind.Conflict);

    public static Refusal OnlyAPersonAsks() => new(
        "person-needed", "Only a person can have a summary sent to a model.", RefusalKind.Forbidden);

    public static Refusal UnknownManifest(Digest digest) => new(
        "unknown-manifest", $"No manifest of this product has the digest {digest}.", RefusalKind.NotFound);

    public static Refusal UnknownEnvironment(string name) => new(
        "unknown-environment", $"This product has no environment “{name}”.", RefusalKind.NotFound);
}
