using System.Data.Common;

namespace Plumbline.Data;

/// <summary>A statement that is run once with parameters <c>$1</c>, <c>$2</c>...</summary>
internal abstract class StorageCommand : IAsyncDisposable
{
    /// <summary>The driver's command.</summary>
    public abstract DbCommand Command { get; }

    /// <summary>Adds the next parameter.</summary>
    /// <param name="value">Its value in the form that the dialect keeps; null for null.</param>
    public abstract void Add(object? value);

    /// <summary>Adds the next parameters.</summary>
    /// <param name="values">Their values.</param>
    public void AddAll(IEnumerable<object?> values)
    {
        foreach (var value in values)
            Add(value);
    }

    /// <summary>Runs it for its rows.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<DbDataReader> ReadAsync(CancellationToken cancellationToken) => Command.ExecuteReaderAsync(cancellationToken);

    /// <summary>Runs it.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many rows it changed.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken) => Command.ExecuteNonQueryAsync(cancellationToken);

    /// <summary>Runs it for one value.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<object?> ScalarAsync(CancellationToken cancellationToken) => Command.ExecuteScalarAsync(cancellationToken);

    /// <summary>Ends the use of the command.</summary>
    public abstract ValueTask DisposeAsync();
}
