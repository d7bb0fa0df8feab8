namespace ReleaseConsole.Core.Resolve;

/// <summary>What a written rule says about the files it fits.</summary>
public enum RuleVerb
{
    /// <summary>They are the artifact the rule names.</summary>
    Same,

    /// <summary>They are new artifacts, and nobody is asked whether they were renamed.</summary>
    New,

    /// <summary>They are left out.</summary>
    Ignore,
}
