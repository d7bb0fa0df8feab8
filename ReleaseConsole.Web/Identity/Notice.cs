namespace ReleaseConsole.Web.Identity;

/// <summary>A few words for a person who is not signed in, with one way on.</summary>
public sealed record Notice(string Title, string Sentence, string? Reference = null)
{
    public static Notice SignedOut { get; } = new("Signed out", "Your session has ended here and in every window.");

    public static Notice Denied { get; } = new("Not allowed", "Your account may not open this. An admin of the tenant grants access.");

    /// <summary>The reference is shown as it came, so only what a request id is made of passes.</summary>
    public static Notice Failed(string? reference) => new(
        "Not signed in",
        "The sign-in was not completed, and no session was started. Start again; if it repeats, give the "
        + "reference to whoever runs this console.",
        reference is { Length: > 0 and <= 64 } && reference.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-') ? reference : null);
}
