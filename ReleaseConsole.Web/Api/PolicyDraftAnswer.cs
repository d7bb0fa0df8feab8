using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Web.Api;

/// <summary>A version of the policy's text that is not in force.</summary>
public sealed record PolicyDraftAnswer(int Number, Digest Digest, string By, DateTimeOffset At, string Message, string Text)
{
    internal static PolicyDraftAnswer Of(PolicyDraft draft) =>
        new(draft.Number, draft.Digest, draft.By, draft.At, draft.Message, draft.Text);
}
