using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Web.Api;

/// <summary>One side as it was found.</summary>
public sealed record AnsweredSide(string Reference, string Name, Digest? Manifest)
{
    internal static AnsweredSide Of(ComparedSide side) => new(side.Reference, side.Name, side.Manifest);
}
