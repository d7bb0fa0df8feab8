namespace ReleaseConsole.Core.Outside;

/// <summary>A connection names no secret, or one that is not set on this machine.</summary>
public sealed class SecretMissingException(string? reference) : Exception(
    reference is null ? "The connection names no secret. Name one by reference." : $"The secret {reference} is not set on this machine.");
