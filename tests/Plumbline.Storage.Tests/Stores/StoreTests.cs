using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Stores;

public sealed class SqliteStoreTests() : StoreFacts(DatabaseKind.Sqlite);

public sealed class PostgreSqlStoreTests() : StoreFacts(DatabaseKind.PostgreSql);

public sealed class SqliteListTests() : ListFacts(DatabaseKind.Sqlite);

public sealed class PostgreSqlListTests() : ListFacts(DatabaseKind.PostgreSql);

public sealed class SqliteTransactionTests() : TransactionFacts(DatabaseKind.Sqlite);

public sealed class PostgreSqlTransactionTests() : TransactionFacts(DatabaseKind.PostgreSql);
