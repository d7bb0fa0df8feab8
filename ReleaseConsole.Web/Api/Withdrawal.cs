namespace ReleaseConsole.Web.Api;

/// <summary>Why a release is taken out of use.</summary>
public sealed record Withdrawal(string Reason);
