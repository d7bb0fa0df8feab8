namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>Whether an instruction forbids, obliges, permits, or only suggests.</summary>
public enum Stance
{
    None,

    /// <summary>Suggests: should, try to, prefer.</summary>
    Advises,
    Obliges,
    Forbids,

    /// <summary>Lets through what a rule would hold: exempt, optional, without asking, never refuse.</summary>
    Permits,
}
