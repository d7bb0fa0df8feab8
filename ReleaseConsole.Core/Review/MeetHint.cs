using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// Who could say that conditions of a lane, or of a release manager, are met; nobody means they stay open until access changes.
/// </summary>
public sealed record MeetHint(Lane? Lane, IReadOnlyList<string> Names);
