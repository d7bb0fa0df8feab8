namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// How far one question is followed: a schema that refers to itself has no end, and some would take longer than anybody waits.
/// </summary>
internal sealed class Steps(int most = 20_000, int deepest = 48)
{
    private int _left = most;
    private int _depth;

    /// <summary>False where the question is to be left open; otherwise <see cref="Leave"/> belongs to it.</summary>
    public bool Enter()
    {
        if (_left <= 0 || _depth >= deepest)
            return false;
        _left--;
        _depth++;
        return true;
    }

    public void Leave() => _depth--;
}
