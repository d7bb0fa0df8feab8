namespace ReleaseConsole.Core.Artifacts;

/// <summary>Content ready to become a version: its canonical bytes, and the original ones when they differ.</summary>
public sealed record NewContent(ContentForm Form, byte[] Canonical, byte[] Original, string Format)
{
    public Digest Digest { get; } = Digest.Of(Canonical);

    /// <summary>The digest of the original bytes, which for most texts are the canonical ones.</summary>
    public Digest OriginalDigest => _original ?? Digest;

    /// <summary>What a dataset is like, kept beside it; null for every other kind.</summary>
    public byte[]? Profile { get; init; }

    /// <summary>The whole file it is a part of, where the file holds other artifacts too; null where the original is the file.</summary>
    public WholeFile? Whole { get; init; }

    private readonly Digest? _original =
        ReferenceEquals(Original, Canonical) || Original.AsSpan().SequenceEqual(Canonical) ? null : Digest.Of(Original);

    public static NewContent Plain(ContentForm form, byte[] canonical, string format) => new(form, canonical, canonical, format);
}

/// <summary>A file that several artifacts came in, kept once for all of them.</summary>
public sealed record WholeFile(byte[] Bytes)
{
    public Digest Digest { get; } = Digest.Of(Bytes);
}
