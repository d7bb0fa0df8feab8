namespace ReleaseConsole.Core.WriteBack.Git;

/// <summary>A branch by its name at the address of its remote.</summary>
internal sealed record RemoteBranch(string Remote, string Name)
{
    public string Ref => $"refs/heads/{Name}";
}
