using System.Text;

namespace ReleaseConsole.Core.Outside;

/// <summary>What one run of git ended in.</summary>
internal sealed record GitRun(int Exit, byte[] Output, string Complaint, bool TimedOut)
{
    /// <summary>It said more than is kept, and was ended.</summary>
    public bool IsTooLong { get; init; }

    public bool Succeeded => Exit == 0 && !TimedOut && !IsTooLong;

    public string Text => Encoding.UTF8.GetString(Output).TrimEnd('\n');
}
