namespace ReleaseConsole.Core.Compare.Models;

/// <summary>A model that is asked, where it is named, and the day its provider switches it off.</summary>
internal sealed record RetiringModel(string Model, string Place, DateOnly Ends);
