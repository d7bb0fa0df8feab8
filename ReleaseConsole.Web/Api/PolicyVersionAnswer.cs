using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Web.Api;

/// <summary>A policy that was put in force, with its text.</summary>
public sealed record PolicyVersionAnswer(int Version, Digest Digest, string By, DateTimeOffset? At, string Text);
