namespace ReleaseConsole.Core.Outside;

/// <summary>Ends an answer that goes on past the limit, also one that is read as a stream: whoever sends more is not listened to.</summary>
internal sealed class CappedAnswers(HttpMessageHandler inner, long limit) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var capped = new StreamContent(new CappedStream(await response.Content.ReadAsStreamAsync(cancellationToken), limit));
        foreach (var (name, values) in response.Content.Headers)
            capped.Headers.TryAddWithoutValidation(name, values);
        response.Content = capped;
        return response;
    }
}

/// <summary>Another stream until so many bytes were read; one more is a fault.</summary>
internal sealed class CappedStream(Stream inner, long limit) : Stream
{
    private long _left = limit;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await inner.ReadAsync(buffer, cancellationToken));

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

    private int Counted(int read) => (_left -= read) >= 0 ? read : throw new IOException("The answer is longer than this console reads.");
}
