using System.Diagnostics.CodeAnalysis;

namespace ReleaseConsole.Core;

/// <summary>What a use case returns: a value or a refusal, never both.</summary>
public sealed class Result<T>
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    /// <summary>The value; reading it from a refused result is a fault of the caller.</summary>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal}");

    public Result<TOut> Then<TOut>(Func<T, TOut> map) => Refusal is null ? map(_value!) : Refusal;

    public static implicit operator Result<T>(T value) => new(value, refusal: null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The value of a use case that has nothing to say but "done".</summary>
public readonly record struct Done;
