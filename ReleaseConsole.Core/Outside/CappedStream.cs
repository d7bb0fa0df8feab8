namespace ReleaseConsole.Core.Outside;

/// <summary>Another stream until so many bytes were read; one more is a fault.</summary>
internal sealed class CappedStream(Stream inner, long limit) : BoundedStream(inner)
{
    private long _left = limit;

    protected override int Allowed(int wanted) => wanted;

    protected override int Counted(int read) =>
        (_left -= read) >= 0 ? read : throw new IOException("The answer is longer than this console reads.");
}
