using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReleaseConsole.Tests.Given;

/// <summary>Hears the commands that Entity Framework sends over one connection string.</summary>
internal sealed class HeardCommands(string connection, Action<DbCommand> heard)
    : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentBag<IDisposable> _ended = [];

    public static HeardCommands On(string connection, Action<DbCommand> heard)
    {
        var listening = new HeardCommands(connection, heard);
        listening._ended.Add(DiagnosticListener.AllListeners.Subscribe(listening));
        return listening;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _ended.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData executed && executed.Command.Connection?.ConnectionString == connection)
            heard(executed.Command);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var one in _ended)
            one.Dispose();
    }
}
