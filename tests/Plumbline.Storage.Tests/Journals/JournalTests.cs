using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Journals;

public sealed class SqliteJournalTests() : JournalFacts(DatabaseKind.Sqlite);

public sealed class PostgreSqlJournalTests() : JournalFacts(DatabaseKind.PostgreSql);

public sealed class SqliteRetentionTests() : RetentionFacts(DatabaseKind.Sqlite);

public sealed class PostgreSqlRetentionTests() : RetentionFacts(DatabaseKind.PostgreSql);
