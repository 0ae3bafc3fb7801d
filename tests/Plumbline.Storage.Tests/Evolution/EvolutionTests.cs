using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Evolution;

public sealed class SqliteEvolutionTests() : EvolutionFacts(DatabaseKind.Sqlite);

public sealed class PostgreSqlEvolutionTests() : EvolutionFacts(DatabaseKind.PostgreSql);

public sealed class SqliteOwnershipTests() : OwnershipFacts(DatabaseKind.Sqlite);

public sealed class PostgreSqlOwnershipTests() : OwnershipFacts(DatabaseKind.PostgreSql);
