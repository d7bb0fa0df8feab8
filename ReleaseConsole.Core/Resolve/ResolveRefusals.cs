using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>Every expected "no" about identity and what a release file names.</summary>
public static class ResolveRefusals
{
    public static Refusal NoSuchItem() =>
        new("unknown-item", "There is no such open question that you can see.", RefusalKind.NotFound);

    public static Refusal AlreadyResolved(string by) =>
        new("already-resolved", $"{by} has decided this already.", RefusalKind.Conflict);

    /// <param name="hasPaths">Free paths are suggested, so that it is known why it waits.</param>
    public static Refusal NothingSuggested(string reason, bool hasPaths) => new(
        "nothing-suggested",
        (hasPaths
            ? $"{reason} That is no artifact yet. "
            : "This item is not like any artifact, so there is none it could be the same as. ")
        + "Make it a new artifact, or leave it out.");

    public static Refusal SeveralSuggested(IReadOnlyList<string> paths) =>
        new("several-suggested", $"It may be {string.Join(" or ", paths)}. Say which: send its path.");

    public static Refusal UnknownResolution(string word) =>
        new("unknown-resolution", $"“{word}” is not a decision. Decisions are same-artifact, new-artifact, alias, ignore.");

    public static Refusal NotesNotThere(string path) =>
        new("notes-missing", $"The notes {path} are not in this import.");

    public static Refusal NoSectionFor(string path, string version) =>
        new("notes-missing", $"{path} has sections by version, and none for {version}.");

    public static Refusal FileNotThere(string name, string place) =>
        new("file-missing", $"{name} is not in this import.", Place: place);

    public static Refusal WaitsForAPerson(string name, string place) =>
        new("unresolved-artifact", $"{name} waits for a person to say which artifact it is. Decide it, then import again.", Place: place);

    public static Refusal NotTaken(string name, string place) =>
        new("file-refused", $"{name} was not taken in, so the release cannot hold it. Mend it, then import again.", Place: place);

    public static Refusal NoSuchTarget(string path) =>
        new("no-such-target", $"There is no artifact {path} in this product.");

    public static Refusal OtherKind(string path, ArtifactKind kind, ArtifactKind item) =>
        new("kind-differs", $"{path} is among the {kind.Folder()} and this reads as one of the {item.Folder()}. An artifact keeps its "
            + "kind: make this a new artifact, or leave it out.");

    public static Refusal PathTaken(string path) =>
        new("path-taken", $"{path} is an artifact already. Give the new one another path.");

    public static Refusal NameTaken(string path) =>
        new("name-taken", $"{path} is an artifact itself, so it cannot be another name of one. Say that they are the "
            + "same artifact, or make this a new one.");

    public static Refusal NotDecided() =>
        new("not-decided", "There is no decision in force to take back.", RefusalKind.Conflict);

    public static Refusal NotARule(int line) => new(
        "not-a-rule",
        $"Line {line} is no rule. A rule is “glob → path”, “always new under glob” or “ignore glob”; the "
        + "path has no more stars than the glob.",
        Place: $"{line}:1");

    public static Refusal NoRuleTarget(int line, string target, string why) =>
        new("no-rule-target", $"The rule in line {line} can never hold: no artifact is called {target}. {why}", Place: $"{line}:1");

    public static Refusal TooManyRules(int limit) =>
        new("too-many-rules", $"There are more than {limit} lines. Use wider globs.");

    public static Refusal RulesMovedOn(string by, int version) =>
        new("version-conflict", $"{by} saved version {version} of the rules after the one you started from. "
            + "Look at it, then write yours on top.", RefusalKind.Conflict);
}
