using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReleaseConsole.Core.Storage;

/// <summary>
/// Inserts many facts of one kind by one prepared statement, in the caller's transaction. The change tracker looks at each row several
/// times and sends each in a statement of its own; facts are never changed, so there is nothing it could track.
/// </summary>
internal static class FactRows
{
    public static async Task InsertAsync<T>(ConsoleDb db, IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class, IFact
    {
        if (rows.Count == 0)
            return;
        if (rows.Any(row => row.TenantId != db.Tenant))
            throw new InvalidOperationException($"A {typeof(T).Name} belongs to another tenant than the unit of work.");
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Facts are inserted inside a transaction.");
        await using var insert = db.Database.GetDbConnection().CreateCommand();
        insert.Transaction = transaction.GetDbTransaction();
        var columns = Columns(db, typeof(T), insert);
        await insert.PrepareAsync(cancel);
        foreach (var row in rows)
        {
            foreach (var (parameter, property, converter) in columns)
            {
                var value = property.GetGetter().GetClrValue(row);
                parameter.Value = value is null ? DBNull.Value : converter is null ? value : converter(value) ?? DBNull.Value;
            }
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }

    private static List<(DbParameter Parameter, IProperty Property, Func<object?, object?>? Converter)> Columns(ConsoleDb db, Type type, DbCommand insert)
    {
        var entity = db.Model.FindEntityType(type)!;
        var columns = new List<(DbParameter, IProperty, Func<object?, object?>?)>();
        foreach (var property in entity.GetProperties())
        {
            var mapping = property.GetRelationalTypeMapping();
            // A value of the column's type, so that a statement prepared before the first row knows it.
            var parameter = mapping.CreateParameter(insert, "@p" + columns.Count, value: null, nullable: true);
            insert.Parameters.Add(parameter);
            columns.Add((parameter, property, mapping.Converter?.ConvertToProvider));
        }
        var names = entity.GetProperties().Select(property => $"\"{property.GetColumnName()}\"");
        insert.CommandText = $"INSERT INTO \"{entity.GetTableName()}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", columns.Select(column => column.Item1.ParameterName))})";
        return columns;
    }
}
