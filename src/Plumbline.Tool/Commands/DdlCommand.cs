using System.CommandLine;
using Plumbline.Spec.Export.Sql;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Writes the tables of a document as SQL.</summary>
internal sealed class DdlCommand : ToolCommand
{
    private readonly DocumentOption _document;
    private readonly Option<string> _dialect = Choice.Option("--dialect", "the database", ["postgresql", "sqlite"]);

    public DdlCommand()
        : base("ddl", "writes the tables of a document as SQL")
    {
        _document = DocumentOption.AddTo(this);
        Add(_dialect);
    }

    public override Manual Manual { get; } = new()
    {
        Description = ["Writes what a service with this document creates at its start: tables, indexes, journals with their triggers, replicas, and the outbox of events."],
        Examples = [("plumbline ddl user.json --dialect sqlite", "writes the statements for SQLite")],
    };

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var subject = _document.Load(run, cancellationToken);
        var dialect = run.Get(_dialect) == "sqlite" ? SqlDialect.Sqlite : SqlDialect.PostgreSql;
        var isEmpty = SqlSchema.Of([subject.Service], subject.Around, dialect).Count == 0;
        if (isEmpty)
            run.Tell("no model of the document has the attribute 'table', so there is nothing to create");
        _document.Write(run, isEmpty ? "" : SqlSchema.Write([subject.Service], subject.Around, dialect));
        return Task.FromResult(ExitCodes.Success);
    }
}
