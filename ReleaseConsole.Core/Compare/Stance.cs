namespace ReleaseConsole.Core.Compare;

/// <summary>Whether an instruction forbids, obliges, or only suggests.</summary>
public enum Stance
{
    None,

    /// <summary>Suggests: should, try to, prefer.</summary>
    Advises,
    Obliges,
    Forbids,
}
