namespace ReleaseConsole.Core.WriteBack;

/// <summary>Where one write-back to one target stands.</summary>
public enum DeliveryState
{
    /// <summary>In the outbox; nothing was sent, or the last attempt surely changed nothing, or the receiver may be told twice.</summary>
    Planned,

    /// <summary>An attempt is under way; the intent is in the audit log.</summary>
    Sending,

    /// <summary>The target was read back (or answered) and has what was intended.</summary>
    Confirmed,

    /// <summary>The target already had it; nothing was written.</summary>
    AlreadyThere,

    /// <summary>The target holds something neither we nor the plan expected; a person decides.</summary>
    Conflict,

    /// <summary>The target said no, or attempts ran out; receipts say whether one of the attempts may have changed something.</summary>
    Refused,

    /// <summary>Sent, and no answer: it is read back, never sent again blindly.</summary>
    Unknown,
}
