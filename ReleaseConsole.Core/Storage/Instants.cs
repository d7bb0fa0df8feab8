namespace ReleaseConsole.Core.Storage;

/// <summary>Instants of facts whose order counts.</summary>
internal static class Instants
{
    /// <summary>Now, or the first instant behind the last fact: two in one millisecond would leave open which came last.</summary>
    public static DateTimeOffset After(this ConsoleDb db, DateTimeOffset? last) => last >= db.Now ? last.Value.AddMilliseconds(1) : db.Now;
}
