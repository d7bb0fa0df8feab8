namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Where a literal secret stands: what kind of key it looks like, line and column from 1. The secret itself is never kept.
/// </summary>
public sealed record SecretFound(string Kind, int Line, int Column)
{
    public override string ToString() => $"{Kind} at {Line}:{Column}";
}

/// <summary>Where a secret begins in a text and how long it is, in UTF-16 units.</summary>
internal readonly record struct SecretSpan(string Kind, int Index, int Length);
