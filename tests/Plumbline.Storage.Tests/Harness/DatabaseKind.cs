namespace Plumbline.Storage.Tests.Harness;

/// <summary>A kind of database that the facts are held against.</summary>
public sealed record DatabaseKind
{
    private readonly Func<Task<TestDatabase>> _create;
    private readonly Func<Task<TestDatabase>> _empty;

    private DatabaseKind(Func<Task<TestDatabase>> create, Func<Task<TestDatabase>> empty) => (_create, _empty) = (create, empty);

    /// <summary>A file.</summary>
    public static DatabaseKind Sqlite { get; } = new(async () => await SqliteDatabase.CreateAsync(), () => Task.FromResult<TestDatabase>(new SqliteDatabase()));

    /// <summary>A real server.</summary>
    public static DatabaseKind PostgreSql { get; } = new(async () => await PostgreSqlDatabase.CreateAsync(), async () => await PostgreSqlDatabase.EmptyAsync());

    /// <summary>Makes a database with the schema of the test document.</summary>
    internal Task<TestDatabase> CreateAsync() => _create();

    /// <summary>Makes an empty database.</summary>
    internal Task<TestDatabase> EmptyAsync() => _empty();
}
