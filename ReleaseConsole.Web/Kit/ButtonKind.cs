namespace ReleaseConsole.Web.Kit;

/// <summary>How much a button asks for attention; one primary on a screen.</summary>
public enum ButtonKind
{
    Plain,
    Primary,
    Quiet,
    Danger,
}
