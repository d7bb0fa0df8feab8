using System.Globalization;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>Every expected "no" about outside places. No sentence repeats a credential.</summary>
public static class SourceRefusals
{
    private const string Unreached = "source-not-reached";

    public static Refusal BadAddress(string why) => new("bad-address", why, Place: "address");

    public static Refusal BadRef() => new(
        "bad-ref", "Name a branch, a tag or a whole commit id: letters, digits, dots, dashes and slashes, not beginning with a dash.",
        Place: "ref");

    public static Refusal BadPath() =>
        new("bad-path", "Name a folder inside the repository, without “..” and not beginning with a dash or a colon.", Place: "path");

    public static Refusal BadPattern(string pattern, string why) =>
        new("bad-pattern", $"“{pattern}” names no files: {why}", Place: "files");

    public static Refusal TooManyPatterns(int most) =>
        new("bad-pattern", string.Create(CultureInfo.InvariantCulture, $"A source has at most {most} patterns."), Place: "files");

    public static Refusal BadDepth() => new("bad-depth", "Between 1 and 1000 commits are fetched.", Place: "depth");

    public static Refusal OneOfServerAndAddress() =>
        new("bad-address", "Name either a server that the configuration lists, or the address of one.", Place: "address");

    public static Refusal CredentialMissing() =>
        new("credential-missing", "Langfuse asks for a project's key pair: name its secret, which holds “pk-lf-…:sk-lf-…”, by reference.",
        Place: "credential");

    public static Refusal OnlyAnAdmin() => new(
        "needs-connect",
        "Only who may make connections names credentials or reaches private networks. Ask an admin to save this as a source.",
        RefusalKind.Forbidden);

    public static Refusal NotReached(string why) => new(Unreached, why, RefusalKind.Unavailable);

    /// <param name="what">The place, where the fault does not name it.</param>
    public static Refusal NotReached(Exception fault, string? what = null)
    {
        var why = fault.GetBaseException();
        var code = why switch
        {
            SecretMissingException => "secret-not-set",
            OutOfReachException => "out-of-reach",
            _ => Unreached,
        };
        return new Refusal(code, what is null ? why.Message : $"{what}: {why.Message}", RefusalKind.Unavailable);
    }

    /// <summary>Whether the same try may go well a little later without anybody changing a thing.</summary>
    public static bool MayPass(Refusal refusal) => refusal.Code is Unreached or "source-busy";

    public static Refusal NotLetIn(string why) => new("source-refused-us", why, RefusalKind.Unavailable);

    public static Refusal Moved(string why) => new("source-moved", why, RefusalKind.Unavailable);

    public static Refusal NoSuchRef(string name) => new(
        "unknown-ref", $"The repository has no branch, tag or commit “{name}”.{(
            GitNames.MayBeShortened(name) ? " A commit is named by its whole id." : "")}", Place: "ref");

    public static Refusal NothingThere(string path) =>
        new("nothing-to-import", $"There is no file below “{path}” in that commit.", Place: "path");

    public static Refusal NothingMatches() =>
        new("nothing-to-import", "None of the patterns takes a file of that commit, or others leave them all out.", Place: "files");

    /// <summary>Said of an entry that is passed by, while the rest is taken.</summary>
    public const string LinkPassedBy = "A symbolic link; links are not followed. Put the file itself here.";

    public const string HardLinkPassedBy =
        "A second name of another entry of the archive (a hard link); links are not followed. Put the file itself here.";

    public const string SpecialPassedBy = "A pipe, a socket or a device, which holds no content of its own.";

    public const string SubmodulePassedBy = "Another repository is bound in here; import that one by itself.";

    public static Refusal RepositoryTooLarge(long limit) => new(
        "upload-too-large", $"The repository is larger than {Sized.Of(limit)}. Name a folder of it, or a smaller depth.",
        RefusalKind.TooLarge);

    public static Refusal NoSuchServer(string name, IEnumerable<string> listed) => new(
        "unknown-server", $"The configuration lists no MCP server “{name}”.{Listed(listed)}", Place: "server");

    public static Refusal Answered(string what, int status) => status switch
    {
        401 or 403 => NotLetIn($"{what} answered {status}: the credential is missing there, wrong, or not allowed to read."),
        >= 300 and < 400 => Moved($"{what} answered {status}, a redirect; redirects are not followed. Give the address it leads to."),
        404 or 405 or 410 => Moved($"{what} answered {status}: there is nothing to read at this address."),
        _ => NotReached($"{what} answered {status}."),
    };

    public static Refusal NotUnderstood(string what, string why) =>
        new("source-not-understood", $"{what} answered something else than its documentation says: {why}", RefusalKind.Unavailable);

    public static Refusal TooManyPages(string what) =>
        new("too-many-pages", $"{what} goes on page after page without an end. Nothing was taken.", RefusalKind.TooLarge);

    public static Refusal NoEnd(string what, string page) => new(
        "too-many-pages", $"{what} goes on at page “{page}” once more: its list has no end. Nothing was taken.", RefusalKind.TooLarge);

    /// <summary>Said of a thing that is left out, while what carries the label is taken.</summary>
    public static string NoLabelled(string label) => $"No version of it carries “{label}” there.";

    public static Refusal CannotBeAskedFor(string path) =>
        new("unusable-name", "Its name has signs the registry cannot be asked for.", Place: path);

    public static Refusal LoggedModelsNotShown() => new(
        "source-refused-us",
        "The credential may not list experiments: the logged models that no registered version was made of are not taken.",
        RefusalKind.Unavailable);

    public static Refusal TooManyLogged(int most) => new("too-many-logged", string.Create(CultureInfo.InvariantCulture,
        $"One pull looks through {most} logged models at most, 10000 of ten experiments; the rest is not taken. Delete or register some there."),
        RefusalKind.TooLarge);

    public static Refusal NoLoggedModels(string why) => new(
        "source-not-understood", $"The logged models that no registered version was made of are not taken. {why}", RefusalKind.Unavailable);

    public static Refusal NoRoomForLogged(string experiment, string name) => new("too-many-logged",
        $"More logged models than one import takes: “{name}” of “{experiment}” and those after it are not "
        + "taken. Delete or register some there.",
        RefusalKind.TooLarge);

    public static Refusal NoSuchSource() => new("unknown-source", "There is no such source that you can see.", RefusalKind.NotFound);

    public static Refusal NameTaken(string name) =>
        new("name-taken", $"Another source of this product is called “{name}”. Choose another name.", RefusalKind.Conflict, "name");

    public static Refusal BadName() => new("bad-name", "A source's name has 1 to 80 characters.", Place: "name");

    public static Refusal KindStays() => new("kind-stays", "A source stays of its kind. Make another one.", Place: "kind");

    public static Refusal BadSchedule() =>
        new("bad-schedule", "A source is pulled every 1 minute to 31 days, or not by the clock.", Place: "everyMinutes");

    public static Refusal HookWithoutSecret() =>
        new("bad-secret-reference", "Its calls are signed: name the secret by reference.", Place: "hookSecret");

    public static Refusal SwitchedOff(string name) =>
        new("source-off", $"The source {name} is switched off. Switch it on first.", RefusalKind.Conflict);

    public static Refusal NoSuchHook() => new("unknown-hook", "Nothing listens at this address.", RefusalKind.NotFound);

    public static Refusal BadSignature() => new(
        "bad-signature", "The call is not signed with this source's secret, or not within five minutes of now.", RefusalKind.Forbidden);

    public static Refusal HookNotReady() =>
        new("hook-not-ready", "The secret of this address is not set on the console's machine.", RefusalKind.Unavailable);

    public static Refusal HookSecretUnusable() => new(
        "hook-not-ready", "The secret of this address is set, but Standard Webhooks asks for whsec_ and the base64 of 24 to 64 bytes.",
        RefusalKind.Unavailable);

    private static string Listed(IEnumerable<string> names) => names.ToList() is { Count: > 0 } some
        ? $" It lists {string.Join(", ", some)}."
        : " It lists none: see ReleaseConsole:Ingest:McpServers.";
}
