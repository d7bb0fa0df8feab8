namespace ReleaseConsole.Web.Kit;

/// <summary>One face of a thing; its tab is an address, so it can be sent to someone and gone back to.</summary>
public sealed record TabLink(string Word, string Url, bool IsCurrent = false, int? Count = null, bool Hot = false);
