namespace ReleaseConsole.Tests.Given;

/// <summary>Tests that measure the process: they run when no other does.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;
