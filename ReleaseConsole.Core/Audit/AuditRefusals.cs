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
}
