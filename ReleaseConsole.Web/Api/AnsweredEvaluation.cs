using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Web.Api;

/// <summary>An evaluation of either side: whether it goes along into a merge, as which content, and why or why not.</summary>
public sealed record AnsweredEvaluation(string Path, bool GoesAlong, Digest? Digest, string Why);
