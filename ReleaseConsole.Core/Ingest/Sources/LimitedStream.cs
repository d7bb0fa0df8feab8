using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// The next so many bytes of a longer stream, read to their end or not; disposing it leaves the longer one open where it goes on.
/// </summary>
internal sealed class LimitedStream(Stream inner, long length, bool leaveOpen) : BoundedStream(inner, leaveOpen)
{
    private long _left = length;

    /// <summary>Whether all of it was there and was read.</summary>
    public bool IsWhole => _left == 0;

    protected override int Allowed(int wanted) => (int)Math.Min(wanted, _left);

    protected override int Counted(int read)
    {
        _left -= read;
        return read;
    }
}
