namespace ReleaseConsole.Core;

/// <summary>What kind of "no" a refusal is; the HTTP API answers the status named beside each.</summary>
public enum RefusalKind
{
    /// <summary>The request cannot be understood or breaks a rule about its own content: 422.</summary>
    Rejected,

    /// <summary>Nothing by that name is visible to the one who asks: 404.</summary>
    NotFound,

    /// <summary>The one who asks may not do this; the sentence says who can: 403.</summary>
    Forbidden,

    /// <summary>The state moved on, or does not allow this now: 409.</summary>
    Conflict,

    /// <summary>More than the stated limit: 413.</summary>
    TooLarge,

    /// <summary>An outside system or the log cannot answer now: 503.</summary>
    Unavailable,
}

/// <summary>
/// An expected "no": a sentence for the person who asked, a stable kebab-case code for programs, and the place when there is one
/// (a path, or <c>path:line:column</c>). Faults are exceptions; refusals are values.
/// </summary>
public sealed record Refusal(string Code, string Sentence, RefusalKind Kind = RefusalKind.Rejected, string? Place = null)
{
    /// <summary>Every place that is refused, for programs, where there can be many; the sentence names the first.</summary>
    public IReadOnlyList<RefusedPlace> References { get; init; } = [];

    public override string ToString() => Place is null ? $"{Sentence} ({Code})" : $"{Place}: {Sentence} ({Code})";
}

/// <summary>One of the places a refusal is about: what stands there, in which content, and why that is refused.</summary>
public sealed record RefusedPlace(string In, int Line, int Column, string Name, string Why)
{
    public override string ToString() => $"{In}:{Line}:{Column} {Name}: {Why}";
}
