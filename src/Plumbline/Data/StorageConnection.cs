using System.Data.Common;

namespace Plumbline.Data;

/// <summary>A connection while something is done with it.</summary>
internal abstract class StorageConnection : IAsyncDisposable
{
    /// <summary>The connection.</summary>
    public abstract DbConnection Connection { get; }

    /// <summary>The transaction that commands run in; null outside of one.</summary>
    public DbTransaction? Transaction { get; set; }

    /// <summary>A command without parameters yet, prepared as far as that pays.</summary>
    /// <param name="sql">Its text; a constant, or made of the schema's names.</param>
    public abstract StorageCommand CreateCommand(string sql);

    /// <summary>Gives the connection back.</summary>
    public abstract ValueTask DisposeAsync();
}
