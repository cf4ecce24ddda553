using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CommunityAssets.WebTests.Security;

/// <summary>Catches every line that a service writes to its log, of every level, with the values that it was written from.</summary>
internal sealed class CaughtLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{formatter(state, exception)} {state} {exception}");

    public void Dispose()
    {
        // There is nothing to give back.
    }
}
