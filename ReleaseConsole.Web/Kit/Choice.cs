namespace ReleaseConsole.Web.Kit;

/// <summary>One value a control offers, and its word.</summary>
public sealed record Choice<T>(T Value, string Word);
