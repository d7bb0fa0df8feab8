namespace ReleaseConsole.Web.Review;

/// <summary>What a line of the inbox asks for.</summary>
public enum InboxAct
{
    Sign,
    Meet,
    PutLive,
    Revise,
    Decide,
    Renew,
    Answer,
    Identify,
}
