namespace ReleaseConsole.Core.Resolve;

/// <summary>Every expected "no" about identity and what a release file names.</summary>
public static class ResolveRefusals
{
    public static Refusal NoSuchItem() =>
        new("unknown-item", "There is no such open question that you can see.", RefusalKind.NotFound);

    public static Refusal AlreadyResolved(string by) =>
        new("already-resolved", $"{by} has decided this already.", RefusalKind.Conflict);

    public static Refusal NothingSuggested() =>
        new("nothing-suggested", "This item is not like any artifact, so there is none it could be the same as. Make it a new artifact, or leave it out.");

    public static Refusal UnknownResolution(string word) =>
        new("unknown-resolution", $"“{word}” is not a decision. Decisions are same-artifact, new-artifact, ignore.");

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
}
