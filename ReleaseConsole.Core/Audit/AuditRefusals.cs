namespace ReleaseConsole.Core.Audit;

/// <summary>Every expected "no" about the log's own papers: notes, checkpoints, keys and proofs.</summary>
public static class AuditRefusals
{
    public static Refusal NoteNotReadable(string why) => new("note-not-readable", $"This is not a signed note: {why}.");

    public static Refusal SignatureWrong(string keyName) => new(
        "signature-wrong", $"The signature of {keyName} does not belong to this text. The text or the signature was changed.");

    public static Refusal NoKnownSignature => new(
        "no-known-signature", "None of the known keys signed this note, so nothing in it can be trusted.");

    public static Refusal KeyNotReadable(string why) => new("verifier-key-not-readable", $"This is not a verifier key: {why}.");

    public static Refusal CheckpointNotReadable(string why) => new("checkpoint-not-readable", $"This is not a checkpoint: {why}.");

    public static Refusal OtherLog(string expected, string found) => new(
        "checkpoint-of-another-log", $"The checkpoint is of the log “{found}”, not of “{expected}”.");

    public static Refusal ProofNotReadable(string why) => new("proof-not-readable", $"This is not a proof file: {why}.");

    public static Refusal NotIncluded(long index, long size) => new(
        "not-included", $"The proof does not show this entry at index {index} of the log of {size} entries.");

    public static Refusal ExportBroken(string why) => new("export-broken", $"This is not an export of the log as it was signed: {why}.");

    public static Refusal LogUnavailable => new(
        "log-unavailable", "The audit log cannot be written now, so nothing was changed. Reading goes on; try again in a moment.",
        RefusalKind.Unavailable);

    public static Refusal NoSuchEntry(long index) => new(
        "unknown-entry", $"There is no entry {index} that you can read.", RefusalKind.NotFound);

    public static Refusal LogEmpty => new("log-empty", "The log has no entries yet.", RefusalKind.NotFound);

    public static Refusal NoCheckpoint => new(
        "no-checkpoint", "No checkpoint of this log was signed yet. One is signed every few minutes.", RefusalKind.NotFound);

    public static Refusal LogInconsistent(string why) => new(
        "log-inconsistent", $"No checkpoint is signed: {why}. Run “audit verify” and restore the log from a backup.", RefusalKind.Conflict);

    public static Refusal SizeOutOfRange(long size, long logSize) => new(
        "size-out-of-range", $"The log has {logSize} entries; {size} is not a size it has had.");

    public static Refusal TooManyValues(int most) => new(
        "too-many-filters", $"A search names at most {most} actions, persons, environments and artifacts each. Ask twice.");

    public static Refusal NoSuchSearch => new("unknown-search", "There is no such saved search that you can change.", RefusalKind.NotFound);

    public static Refusal SearchOfAnother(string owner) => new(
        "search-of-another", $"{owner} shared this search. They, or an admin, can change it.", RefusalKind.Forbidden);

    public static Refusal SearchNeedsName(int longest) =>
        new("search-needs-name", $"A saved search needs a name of 1 to {longest} characters.");

    public static Refusal SearchAsksNothing => new(
        "search-asks-nothing", "Without words, filters or days there is nothing to save. Narrow the log first.");

    public static Refusal SearchTooLong(int longest) => new(
        "search-too-long", $"The search is longer than {longest} characters. Take words or filters away.");

    public static Refusal SearchNameTaken(string name) => new(
        "search-name-taken", $"There is a search “{name}” already. Choose another name.", RefusalKind.Conflict);

    public static Refusal TooManySearches(int most) => new(
        "too-many-searches", $"{most} searches are saved already. Delete one first.", RefusalKind.Conflict);

    public static Refusal MayNotShare => new(
        "may-not-share", "A search is shared by somebody who reads the log of the whole tenant. Keep it for yourself, or ask an auditor.",
        RefusalKind.Forbidden);

    public static Refusal IndexOutOfRange(long index, long size) => new(
        "index-out-of-range", $"A tree of {size} entries has no index {index}.");
}
