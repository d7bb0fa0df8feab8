using System.Globalization;

namespace ReleaseConsole.Web.Kit;

/// <summary>Element ids for labels and descriptions: unique in the process, so unique on every page.</summary>
internal static class Ids
{
    private static int _last;

    public static string Next(string prefix) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Interlocked.Increment(ref _last)}");
}
