namespace ReleaseConsole.Core.Outside;

/// <summary>
/// Reads another stream as far as its heir allows; <paramref name="leaveOpen"/> says that the other one goes on afterwards.
/// </summary>
internal abstract class BoundedStream(Stream inner, bool leaveOpen = false) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (Allowed(buffer.Length) is not (> 0 and var allowed))
            return 0;
        var read = inner.Read(buffer[..allowed]);
        Look(buffer[..read]);
        return Counted(read);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Allowed(buffer.Length) is not (> 0 and var allowed))
            return 0;
        var read = await inner.ReadAsync(buffer[..allowed], cancellationToken);
        Look(buffer.Span[..read]);
        return Counted(read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>How many of the wanted bytes may be read now; none ends the stream.</summary>
    protected abstract int Allowed(int wanted);

    /// <summary>Counts what was read, and says how much of it is handed on.</summary>
    protected abstract int Counted(int read);

    /// <summary>Sees what was read before whoever asked for it does.</summary>
    protected virtual void Look(ReadOnlySpan<byte> read)
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
