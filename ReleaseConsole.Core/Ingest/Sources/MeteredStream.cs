using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>How many bytes may still be read, over several streams.</summary>
internal sealed class Allowance(long bytes)
{
    private long _left = bytes;

    public bool IsSpent => _left < 0;

    public void Take(int bytes) => _left -= bytes;
}

/// <summary>Reads another stream and ends when the allowance is spent: whoever sends more is not listened to.</summary>
internal sealed class MeteredStream(Stream inner, Allowance allowance) : BoundedStream(inner)
{
    protected override int Allowed(int wanted) => allowance.IsSpent ? 0 : wanted;

    protected override int Counted(int read)
    {
        allowance.Take(read);
        return allowance.IsSpent ? 0 : read;
    }
}
