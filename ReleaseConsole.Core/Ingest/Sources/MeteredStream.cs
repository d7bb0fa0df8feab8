namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>How many bytes may still be read, over several streams.</summary>
internal sealed class Allowance(long bytes)
{
    private long _left = bytes;

    public bool IsSpent => _left < 0;

    public void Take(int bytes) => _left -= bytes;
}

/// <summary>Reads another stream and ends when the allowance is spent: whoever sends more is not listened to.</summary>
internal sealed class MeteredStream(Stream inner, Allowance allowance) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => allowance.IsSpent ? 0 : Taken(inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        allowance.IsSpent ? 0 : Taken(await inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Taken(int read)
    {
        allowance.Take(read);
        return allowance.IsSpent ? 0 : read;
    }
}
