namespace ReleaseConsole.Core.Access;

/// <summary>The field a reviewer answers for; a requirement asks for signatures in one lane.</summary>
public enum Lane
{
    AiProduct,
    Platform,
    Security,
    Compliance,
    Mlops,
}
