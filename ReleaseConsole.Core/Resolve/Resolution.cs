namespace ReleaseConsole.Core.Resolve;

/// <summary>What a person decided about an item whose identity was not certain.</summary>
public enum Resolution
{
    /// <summary>What comes under this name, from this place, is the artifact.</summary>
    SameArtifact,

    NewArtifact,

    /// <summary>This content is left out; other content under the name is asked about again.</summary>
    Ignore,

    /// <summary>The name is another name of the artifact from now on, wherever it stands.</summary>
    Alias,
}
