using System.CommandLine;
using Plumbline.Spec.Export.Examples;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Writes an example of a type.</summary>
internal sealed class ExampleCommand : ToolCommand
{
    private readonly DocumentOption _document;
    private readonly Argument<string> _type = new("type") { HelpName = "TYPE", Description = "the type as documents write it: user, [user], map[string]" };
    private readonly Option<bool> _minimal = new("--minimal") { Description = "leaves out what is optional" };

    public ExampleCommand()
        : base("example", "writes an example of a type of a document")
    {
        _document = DocumentOption.AddTo(this);
        Add(_type);
        Add(_minimal);
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "Takes the document's own examples and defaults; where it has none, a plain value within the bounds, the format and the pattern. The same type gives "
            + "the same example every time. For a pattern that no simple text meets, give the field an example in the document.",
        ],
        Examples = [("plumbline example user.json user_form > body.json", "writes a body for a first call")],
    };

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var subject = _document.Load(run, cancellationToken);
        _document.Write(run, ExampleValue.Write(subject.Service, subject.Around, subject.Type(run.Get(_type)), run.Get(_minimal)));
        return Task.FromResult(ExitCodes.Success);
    }
}
