namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>The canonical form of a JSON list as a stream, made row by row while it is read.</summary>
internal sealed class CanonicalRows(Stream list) : Stream
{
    private readonly JsonRows _rows = new(list);
    private byte[] _ready = [(byte)'['];
    private int _at;
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_at == _ready.Length && !_ended)
            await PrepareAsync(cancellationToken);
        var count = Math.Min(buffer.Length, _ready.Length - _at);
        _ready.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rows.Dispose();
            list.Dispose();
        }
        base.Dispose(disposing);
    }

    private async Task PrepareAsync(CancellationToken cancel)
    {
        var isFirst = _rows.Rows == 0;
        var next = await _rows.NextAsync(cancel);
        if (!next.Succeeded)
            throw new InvalidDataException(next.Refusal.Sentence);
        (_at, _ended) = (0, next.Value is null);
        _ready = next.Value is not { } row ? [(byte)']'] : isFirst ? row : [(byte)',', .. row];
    }
}
