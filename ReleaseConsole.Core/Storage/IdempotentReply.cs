using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Storage;

/// <summary>The first answer to a keyed request of one caller, or the mark that it is still being worked on.</summary>
public sealed class IdempotentReply(Digest fingerprint, DateTimeOffset startedAt) : ITenantOwned, IUnlogged, IRevised
{
    public required TenantId TenantId { get; init; }
    public required Guid CallerId { get; init; }
    public required string Key { get; init; }
    public Digest Fingerprint { get; private set; } = fingerprint;
    public DateTimeOffset StartedAt { get; private set; } = startedAt;
    public int? Status { get; private set; }
    public string? ContentType { get; private set; }
    public string? Location { get; private set; }
    public byte[]? Body { get; private set; }
    public int Revision { get; private set; }

    public bool IsAnswered => Status is not null;

    public void Answer(int status, string? contentType, string? location, byte[] body) =>
        (Status, ContentType, Location, Body) = (status, contentType, location, body);

    /// <summary>The request before was cut off, or its answer is no longer replayed.</summary>
    public void StartAgain(Digest fingerprint, DateTimeOffset now) =>
        (Fingerprint, StartedAt, Status, ContentType, Location, Body) = (fingerprint, now, null, null, null, null);
}

/// <summary>What a keyed request meets.</summary>
public enum KeyedRequest
{
    /// <summary>Nobody used this key: go on, then answer.</summary>
    New,

    /// <summary>The same request was answered: replay it.</summary>
    Answered,

    /// <summary>The key was used for another request: 422.</summary>
    Mismatch,

    /// <summary>The same request is being worked on: 409.</summary>
    Running,
}
