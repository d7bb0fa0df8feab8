using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReleaseConsole.Core.Storage.Postgres;

/// <summary>What is written and what is asked for goes to the database as text that it can hold.</summary>
internal sealed class PostgresTexts : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Keep(command);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    private static void Keep(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
            if (parameter.Value is string text && HasNul(text))
                parameter.Value = KeptText.Of(text);
            // A list that is asked for, or a column of many rows.
            else if (parameter.Value is IEnumerable<string?> texts && texts.Any(HasNul))
                parameter.Value = texts.Select(one => one is null ? null : KeptText.Of(one)).ToArray();
    }

    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
