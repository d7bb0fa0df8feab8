using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Outside;

/// <summary>
/// Resolves a reference to a secret at the moment it is used: <c>env:RC_SECRET_…</c> or <c>file:NAME</c> in the data directory's
/// <c>secrets</c> folder. Nothing else of the process or the disk can be named, so a connection cannot be used to read it out.
/// </summary>
public sealed class Secrets(StorageOptions storage)
{
    private const string Prefix = "RC_SECRET_";

    public static Refusal? Refuse(string? reference) => reference is null || Name(reference) is not null
        ? null
        : OutsideRefusals.BadSecretReference(Prefix);

    /// <exception cref="SecretMissingException">There is no reference or it names nothing; the message never holds a value.</exception>
    public string Resolve(string? reference)
    {
        var value = (reference is null ? null : Name(reference)) switch
        {
            ("env", var name) => Environment.GetEnvironmentVariable(name),
            ("file", var name) when File.Exists(PathOf(name)) => File.ReadAllText(PathOf(name)).Trim(),
            _ => null,
        };
        return string.IsNullOrEmpty(value) ? throw new SecretMissingException(reference) : value;
    }

    /// <summary>Where the file of a <c>file:NAME</c> reference lies, for programs that read it themselves.</summary>
    /// <exception cref="SecretMissingException">The reference names no file that is there.</exception>
    internal string FileOf(string reference) => Name(reference) is ("file", var name) && File.Exists(PathOf(name))
        ? PathOf(name)
        : throw new SecretMissingException(reference);

    private string PathOf(string name) => Path.Combine(storage.DataDirectory, "secrets", name);

    private static (string Kind, string Name)? Name(string reference) => reference.Split(':', 2) switch
    {
        ["env", var name] when name.StartsWith(Prefix, StringComparison.Ordinal) && IsName(name) => ("env", name),
        ["file", var name] when IsName(name) => ("file", name),
        _ => null,
    };

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 100 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
