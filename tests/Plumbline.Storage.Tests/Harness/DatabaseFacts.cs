using Plumbline.Data;

namespace Plumbline.Storage.Tests.Harness;

/// <summary>Facts about one database each.</summary>
/// <param name="kind">The kind of database.</param>
/// <param name="isEmpty">Whether it starts without the schema of the test document.</param>
public abstract class DatabaseFacts(DatabaseKind kind, bool isEmpty = false) : IAsyncLifetime
{
    /// <summary>The database.</summary>
    internal TestDatabase Database { get; private set; } = null!;

    /// <summary>The database as a service has it.</summary>
    internal Data.Storage Storage => Database.Storage;

    internal ItemStore Items => new(Storage);

    internal NoteStore Notes => new(Storage);

    internal CountStore Counts => new(Storage);

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected bool IsPostgreSql => Database.Dialect == SqlDialect.PostgreSql;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Database = isEmpty ? await kind.EmptyAsync() : await kind.CreateAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
