namespace ReleaseConsole.Core.Artifacts;

/// <summary>Content ready to become a version: its canonical bytes, and the original ones when they differ.</summary>
public sealed record NewContent(ContentForm Form, byte[] Canonical, byte[] Original, string Format)
{
    public Digest Digest => Large?.Digest ?? _canonical;

    /// <summary>The digest of the original bytes, which for most texts are the canonical ones.</summary>
    public Digest OriginalDigest => LargeOriginal?.Digest ?? _original ?? Digest;

    /// <summary>What a dataset is like, kept beside it; null for every other kind.</summary>
    public byte[]? Profile { get; init; }

    /// <summary>The whole file it is a part of, where the file holds other artifacts too; null where the original is the file.</summary>
    public WholeFile? Whole { get; init; }

    private readonly Digest _canonical = Digest.Of(Canonical);

    private readonly Digest? _original =
        ReferenceEquals(Original, Canonical) || Original.AsSpan().SequenceEqual(Canonical) ? null : Digest.Of(Original);

    /// <summary>The file its canonical bytes are in, where they are too many to be held.</summary>
    public LargeContent? Large { get; private init; }

    /// <summary>The file of the original bytes, where they are too many to be held and not the canonical ones.</summary>
    public LargeContent? LargeOriginal { get; private init; }

    /// <summary>The files to be kept beside the database, each with how it is read out of the file that came.</summary>
    public IReadOnlyList<(LargeContent Content, Func<Stream, Stream> Read)> LargeFiles { get; private init; } = [];

    public static NewContent Plain(ContentForm form, byte[] canonical, string format) => new(form, canonical, canonical, format);

    public static NewContent Of(LargeContent large, string format) =>
        Plain(ContentForm.Bytes, large.Pointer(), format) with { Large = large, LargeFiles = [(large, came => came)] };

    /// <param name="canonical">How the canonical bytes are read out of the original ones.</param>
    public static NewContent Of(LargeContent large, LargeContent original, Func<Stream, Stream> canonical, string format) =>
        large == original
            ? Of(large, format)
            : new NewContent(ContentForm.Bytes, large.Pointer(), original.Pointer(), format)
            {
                Large = large,
                LargeOriginal = original,
                LargeFiles = [(large, canonical), (original, came => came)],
            };

    /// <summary>What is kept already, to become a version.</summary>
    public static NewContent Of(Blob content, Blob original, string format) =>
        LargeContent.Of(content.Form, content.Digest, content.Bytes) is { } large
            ? Of(large, LargeContent.Of(original.Form, original.Digest, original.Bytes) ?? large, came => came, format)
            : new NewContent(content.Form, content.Bytes, original.Bytes, format);
}

/// <summary>A file that several artifacts came in, kept once for all of them.</summary>
public sealed record WholeFile(byte[] Bytes)
{
    public Digest Digest { get; } = Digest.Of(Bytes);
}
