namespace ReleaseConsole.Core.Review;

/// <summary>The releases of a product, newest first, and what the one who looks may do with them.</summary>
public sealed record Board(
    IReadOnlyList<BoardRow> Rows, int Total, bool MayAuthor, IReadOnlyList<ProposableEnvironment> ProposableTo);
