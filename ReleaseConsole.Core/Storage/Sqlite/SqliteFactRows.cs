using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace ReleaseConsole.Core.Storage.Sqlite;

/// <summary>
/// Inserts facts by one statement of SQLite itself, in the open transaction. The columns are those of <see cref="FactRows"/>; the command
/// of ADO.NET looks up each parameter's name again for each row, which takes longer than the insert.
/// </summary>
internal static class SqliteFactRows
{
    public static void Insert<T>(SqliteConsoleDb db, IReadOnlyCollection<T> rows, bool unlessThere, CancellationToken cancel)
        where T : class, IFact
    {
        var columns = FactRows.Columns(db, typeof(T));
        var connection = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        Check(raw.sqlite3_prepare_v2(connection, FactRows.Statement(db, typeof(T), unlessThere), out var statement), connection);
        // What is bound stays bound: a value that is the row's before (its tenant, who wrote it, when) is not written over by itself.
        var before = new object?[columns.Count];
        var isFirst = true;
        using (statement)
            foreach (var row in rows)
            {
                cancel.ThrowIfCancellationRequested();
                for (var at = 0; at < before.Length; at++)
                    if (columns[at].Read(row) is var value && (isFirst || !Equals(before[at], value)))
                        Check(Bind(statement, at + 1, columns[at].Kept(before[at] = value)), connection);
                isFirst = false;
                if (raw.sqlite3_step(statement) is not raw.SQLITE_DONE and var failed)
                    SqliteException.ThrowExceptionForRC(failed, connection);
                Check(raw.sqlite3_reset(statement), connection);
            }
    }

    // As Microsoft.Data.Sqlite binds them, so that a row reads the same whichever way it was written.
    private static int Bind(sqlite3_stmt statement, int at, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, at),
        string text => BindText(statement, at, text),
        Guid id => BindGuid(statement, at, id),
        byte[] bytes => bytes.Length == 0 ? raw.sqlite3_bind_zeroblob(statement, at, 0) : raw.sqlite3_bind_blob(statement, at, bytes),
        long number => raw.sqlite3_bind_int64(statement, at, number),
        int number => raw.sqlite3_bind_int64(statement, at, number),
        bool flag => raw.sqlite3_bind_int64(statement, at, flag ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, at, number),
        _ => throw new NotSupportedException($"A fact has a column of {value.GetType().Name}, which is not written here."),
    };

    private static int BindText(sqlite3_stmt statement, int at, string text)
    {
        if (text.Length == 0)
            return raw.sqlite3_bind_text(statement, at, text);
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return raw.sqlite3_bind_text(statement, at, bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static int BindGuid(sqlite3_stmt statement, int at, Guid id)
    {
        Span<byte> text = stackalloc byte[36];
        Utf8Formatter.TryFormat(id, text, out _);
        Ascii.ToUpperInPlace(text, out _);
        return raw.sqlite3_bind_text(statement, at, text);
    }

    private static void Check(int answer, sqlite3 connection)
    {
        if (answer != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(answer, connection);
    }
}
