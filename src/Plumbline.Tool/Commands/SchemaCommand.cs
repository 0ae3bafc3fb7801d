using System.CommandLine;
using Plumbline.Spec.Export.JsonSchema;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Writes a type as a JSON Schema.</summary>
internal sealed class SchemaCommand : ToolCommand
{
    private readonly DocumentOption _document;
    private readonly Argument<string> _type = new("type") { HelpName = "TYPE", Description = "the type as documents write it: user, [user], map[string]" };

    public SchemaCommand()
        : base("schema", "writes a type of a document as a JSON Schema")
    {
        _document = DocumentOption.AddTo(this);
        Add(_type);
    }

    public override Manual Manual { get; } = new()
    {
        Description = ["Draft 2020-12, complete in itself: the types that the type names, imported ones too, stand under $defs."],
        Examples = [("plumbline schema user.json user_form", "writes the schema of user_form")],
    };

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var subject = _document.Load(run, cancellationToken);
        _document.Write(run, JsonSchemaDocument.Write(subject.Service, subject.Around, subject.Type(run.Get(_type))));
        return Task.FromResult(ExitCodes.Success);
    }
}
