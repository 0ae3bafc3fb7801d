using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Plumbline.Generator.Tests.Harness;

namespace Plumbline.Generator.Tests.Events;

/// <summary>What tables, streams and consumers become; each run also asserts that it compiles cleanly and stays cached.</summary>
public sealed class EventEmissionTests
{
    [Fact]
    public void A_published_union_becomes_a_producer()
    {
        var run = StoredDocuments.Run(TestDocument.Service(StoredDocuments.User));
        Snapshot.Verify("UserEventProducer.g.cs", run["Io.Example.UserV0.UserEventProducer.g.cs"]);
    }

    [Fact]
    public void A_table_becomes_a_mapping_and_a_store()
    {
        var run = StoredDocuments.Run(TestDocument.Service(StoredDocuments.User));
        Snapshot.Verify("UserTable.g.cs", run["Io.Example.UserV0.UserTable.g.cs"]);
        Snapshot.Verify("UserStore.g.cs", run["Io.Example.UserV0.UserStore.g.cs"]);
    }

    [Fact]
    public void A_consumed_union_becomes_handler_interfaces_and_their_registration()
    {
        var run = StoredDocuments.Run(TestDocument.Service(StoredDocuments.Order), TestDocument.WithRole("/project/user.json", "import", StoredDocuments.User));
        Snapshot.Verify("IUserEventHandler.g.cs", run["Io.Example.OrderV0.IUserEventHandler.g.cs"]);
        Snapshot.Verify("UserEventConsumer.g.cs", run["Io.Example.OrderV0.UserEventConsumer.g.cs"]);
        Snapshot.Verify("UserEventConsumerExtensions.g.cs", run["Io.Example.OrderV0.UserEventConsumerExtensions.g.cs"]);
    }

    [Fact]
    public void The_database_becomes_a_schema_in_each_dialect()
    {
        var run = StoredDocuments.Run(TestDocument.Service(StoredDocuments.User));
        Snapshot.Verify("PlumblineDatabase.g.cs", run["Io.Example.UserV0.PlumblineDatabase.g.cs"]);
    }

    [Fact]
    public void AddPlumbline_registers_what_is_referenced()
    {
        var run = StoredDocuments.Run(TestDocument.Service(StoredDocuments.User));
        Snapshot.Verify("StoredApplication.g.cs", run["Plumbline.Application.g.cs"]);
    }

    [Fact]
    public void A_replica_becomes_a_row_a_table_a_store_and_what_keeps_it()
    {
        var run = StoredDocuments.Run(TestDocument.Service(StoredDocuments.Order), TestDocument.WithRole("/project/user.json", "import", StoredDocuments.User));
        Snapshot.Verify("UserReplica.g.cs", run["Io.Example.OrderV0.UserReplica.g.cs"]);
        Snapshot.Verify("UserReplicaConsumer.g.cs", run["Io.Example.OrderV0.UserReplicaConsumer.g.cs"]);
        Assert.DoesNotContain("InsertAsync", run["Io.Example.OrderV0.UserReplicaStore.g.cs"], StringComparison.Ordinal);
        Assert.Contains("AddSingleton<global::Plumbline.Events.EventConsumer>(builder.Services, new global::Io.Example.OrderV0.UserReplicaConsumer())", run["Plumbline.Application.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_requires_more_than_the_row_asks_the_service()
    {
        var text = StoredDocuments.User.Replace("\"name\": \"reason\", \"type\": \"string\", \"required\": false", "\"name\": \"reason\", \"type\": \"string\"", StringComparison.Ordinal);
        var run = StoredDocuments.Run(TestDocument.Service(text));
        Snapshot.Verify("IUserDeletedEnricher.g.cs", run["Io.Example.UserV0.IUserDeletedEnricher.g.cs"]);
        Assert.Contains("userDeletedEnricher.Create(row, record)", run["Io.Example.UserV0.UserEventProducer.g.cs"], StringComparison.Ordinal);
        Assert.Contains(
            "new global::Io.Example.UserV0.UserEventProducer(global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<global::Io.Example.UserV0.IUserDeletedEnricher>(services))",
            run["Plumbline.Application.g.cs"],
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_handler_is_one_by_one_or_by_batches_and_not_both()
    {
        const string Handler = """
            using System.Threading;
            using System.Threading.Tasks;
            using Io.Example.OrderV0;
            using Io.Example.UserV0;
            using Plumbline.Events;

            internal sealed class Both : IUserEventHandler, IUserEventBatchHandler
            {
                public Task HandleAsync(UserUpserted upserted, EventContext context, CancellationToken cancellationToken) => Task.CompletedTask;
                public Task HandleAsync(UserDeleted deleted, EventContext context, CancellationToken cancellationToken) => Task.CompletedTask;
                public Task HandleAsync(EventBatch<IUserEvent> batch, CancellationToken cancellationToken) => Task.CompletedTask;
            }
            """;
        var run = StoredDocuments.Run(TestDocument.Service(StoredDocuments.Order), TestDocument.WithRole("/project/user.json", "import", StoredDocuments.User));
        var both = run.Output.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Handler, new CSharpParseOptions(LanguageVersion.CSharp13), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(["CS8705"], both.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id));
    }

    [Fact]
    public void Without_a_storage_package_nothing_of_it_is_emitted()
    {
        var run = GeneratorRun.Of(TestDocument.Service(StoredDocuments.User));
        Assert.DoesNotContain(run.Result.GeneratedSources, s => s.HintName.Contains("Table", StringComparison.Ordinal) || s.HintName.Contains("Producer", StringComparison.Ordinal));
    }
}
