namespace ReleaseConsole.Core.Review;

/// <summary>Rollbacks of the same time: nothing in them is judged by rules, and both policies say how many signatures one takes.</summary>
public sealed record ReplayedRollbacks(int Count, int SignaturesInForce, int SignaturesDraft);
