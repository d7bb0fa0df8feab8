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
    public static async Task InsertAsync<T>(ConsoleDb db, IReadOnlyCollection<T> rows, bool unlessThere, CancellationToken cancel)
        where T : class, IFact
    {
        await using var insert = db.Database.GetDbConnection().CreateCommand();
        insert.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        insert.CommandText = Statement(db, typeof(T), unlessThere);
        var columns = Columns(db, typeof(T)).ConvertAll(column => (column, Parameter: Parameter(insert, column)));
        await insert.PrepareAsync(cancel);
        foreach (var row in rows)
        {
            foreach (var (column, parameter) in columns)
                parameter.Value = column.Of(row) ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>The columns of a fact's table, in the order of the statement's parameters.</summary>
    internal static List<FactColumn> Columns(ConsoleDb db, Type type) =>
        [.. db.Model.FindEntityType(type)!.GetProperties().Select(property => new FactColumn(property))];

    /// <param name="unlessThere">A row whose key is taken is passed over: what is kept by its digest is the same there.</param>
    internal static string Statement(ConsoleDb db, Type type, bool unlessThere)
    {
        var entity = db.Model.FindEntityType(type)!;
        var names = entity.GetProperties().Select(property => $"\"{property.GetColumnName()}\"").ToList();
        return $"INSERT INTO \"{entity.GetTableName()}\" ({string.Join(", ", names)}) VALUES "
            + $"({string.Join(", ", names.Select((_, at) => $"@p{at}"))})"
            + (unlessThere ? " ON CONFLICT DO NOTHING" : "");
    }

    // A value of the column's type, so that a statement prepared before the first row knows it.
    private static DbParameter Parameter(DbCommand insert, FactColumn column)
    {
        var parameter = column.Mapping.CreateParameter(insert, "@p" + insert.Parameters.Count, value: null, nullable: true);
        insert.Parameters.Add(parameter);
        return parameter;
    }
}

/// <summary>A column of a fact, and its value in a row as the database keeps it.</summary>
internal sealed class FactColumn(IProperty property)
{
    private readonly IClrPropertyGetter _getter = property.GetGetter();
    private readonly Func<object?, object?>? _convert = property.GetRelationalTypeMapping().Converter?.ConvertToProvider;

    public RelationalTypeMapping Mapping { get; } = property.GetRelationalTypeMapping();

    public object? Of(object row) => Kept(Read(row));

    /// <summary>The value as the fact has it.</summary>
    public object? Read(object row) => _getter.GetClrValue(row);

    /// <summary>That value as the database keeps it.</summary>
    public object? Kept(object? value) => (value is null || _convert is null ? value : _convert(value)) switch
    {
        string text => KeptText.Of(text),
        var other => other,
    };
}
