using ReleaseConsole.Core.Resolve;

namespace ReleaseConsole.Web.Api;

internal sealed record ResolutionRequest(string? Resolution, string? Path);

internal sealed record RulesRequest(string? Text, int BasedOn);

internal sealed record RulesAnswer(int Version, string Text, IReadOnlyList<RulesVersionRow> History);
