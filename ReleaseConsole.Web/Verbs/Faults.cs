using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ReleaseConsole.Web.Verbs;

/// <summary>A fault as one line for the person at the terminal; where it happened in the code is of no use to them.</summary>
internal static class Faults
{
    /// <summary>Whether the fault says by its own words what to do: a setting, a database or an address that cannot be used.</summary>
    public static bool Tells(Exception fault) =>
        fault is OptionsValidationException or InvalidOperationException or ArgumentException or IOException
            or InvalidDataException or UnauthorizedAccessException or FormatException or System.Data.Common.DbException or DbUpdateException
            || (fault is AggregateException many && many.InnerExceptions.All(Tells));

    public static string Sentence(Exception fault) => string.Join(' ', Words(fault)
        .SelectMany(words => words.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));

    private static IEnumerable<string> Words(Exception fault) => fault switch
    {
        OperationCanceledException => ["Stopped."],
        OptionsValidationException options => options.Failures,
        AggregateException many => many.InnerExceptions.SelectMany(Words),
        DbUpdateException { InnerException: { } why } => Words(why),
        InvalidOperationException { InnerException: System.Data.Common.DbException why } => Words(why),
        // The file that cannot be read is named by the outer one, the place in it by the inner one.
        InvalidDataException or FormatException when fault.InnerException is { } why => [fault.Message, .. Words(why)],
        Core.Audit.LogUnavailableException or System.Text.Json.JsonException => [fault.Message],
        _ when Tells(fault) => [fault.Message],
        { InnerException: { } why } => [fault.Message, .. Words(why)],
        _ => [$"The console broke: {fault.GetType().Name}. {fault.Message}"],
    };
}
