using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>How content is made canonical before it is digested.</summary>
public enum ContentForm
{
    /// <summary>UTF-8 without BOM, LF line ends.</summary>
    Text,

    /// <summary>RFC 8785 canonical JSON.</summary>
    Json,

    /// <summary>The bytes as they are.</summary>
    Bytes,
}

/// <summary>
/// Content by address, once per tenant, of so many bytes. A <see cref="LargeContent"/> is a file beside the database, and its pointer
/// stands here in its place.
/// </summary>
public sealed record Blob(TenantId TenantId, Digest Digest, ContentForm Form, long Size, byte[] Bytes) : IFact, IUnlogged;
