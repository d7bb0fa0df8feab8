using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Review;

/// <summary>The words of the acts: in the address, on the chip, on the button, and where nothing asks for one.</summary>
internal static class InboxActs
{
    extension(InboxAct act)
    {
        public string Word => act switch
        {
            InboxAct.PutLive => "put-live",
            _ => act.ToString().ToLowerInvariant(),
        };

        public string Chip => act == InboxAct.PutLive ? "Put live" : act.ToString();

        /// <summary>The button that leads to where it is done.</summary>
        public string Open => act switch
        {
            InboxAct.Decide => "Open environment",
            InboxAct.Renew => "Open findings",
            InboxAct.Answer => "Open remark",
            InboxAct.Identify => "Open items",
            _ => "Open review",
        };

        public (PillState State, string Word) Pill => act switch
        {
            InboxAct.Decide => (PillState.Drifted, "Drifted"),
            InboxAct.Renew => (PillState.Waiting, "Ends"),
            InboxAct.Identify => (PillState.Unknown, "Unsure"),
            _ => (PillState.InReview, "Remark"),
        };

        /// <summary>What it means that nothing asks for this act, and when something would.</summary>
        public (string Title, string When) Nothing => act switch
        {
            InboxAct.Sign => ("No signature of yours is missing", "A release stands here when its policy asks for a lane you sign in."),
            InboxAct.Meet => ("No condition waits for your word",
                "A release stands here when an approval in a lane you sign in was tied to something that nobody said is met."),
            InboxAct.PutLive => ("Nothing approved waits for you", "An approved proposal stands here when you may put it live."),
            InboxAct.Revise => ("Nothing you proposed came back",
                "A proposal of yours stands here when changes were requested, or what it was signed over changed."),
            InboxAct.Decide => ("No drift waits for your decision", "Drift stands here where you may adopt, revert or accept it."),
            InboxAct.Renew => ("No finding you accepted ends soon", "It stands here from a fortnight before its last day."),
            InboxAct.Answer => ("No remark waits for your answer",
                "A thread stands here when somebody answered you, or remarked on what you proposed."),
            InboxAct.Identify => ("Every imported item is known", "Items stand here when an import cannot tell which artifact they are."),
        };
    }

    public static InboxAct? Parse(string? word)
    {
        foreach (var act in Enum.GetValues<InboxAct>())
            if (act.Word == word)
                return act;
        return null;
    }
}
