using FsCheck;
using FsCheck.Fluent;

namespace ReleaseConsole.Tests.Given;

/// <summary>Property tests with a fixed seed, so that a failure comes back in the next run; FsCheck shrinks and prints the case.</summary>
internal static class Laws
{
    public static void Hold<T>(Gen<T> cases, Func<T, bool> law, int runs = 500) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(runs).WithReplay(seed: 8785UL, gamma: 6962UL | 1),
            Prop.ForAll(Arb.From(cases), law));
}
