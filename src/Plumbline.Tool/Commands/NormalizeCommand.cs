using System.CommandLine;
using Plumbline.Spec.Export.Documents;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Writes a document in the format's normal form.</summary>
internal sealed class NormalizeCommand : ToolCommand
{
    private readonly DocumentOption _document;
    private readonly Option<string?> _organization = new("--organization") { HelpName = "KEY", Description = "the organization's key, which hand-written documents do not tell" };
    private readonly Option<string?> _version = new("--service-version") { HelpName = "VERSION", Description = "the version, which hand-written documents do not tell" };

    public NormalizeCommand()
        : base("normalize", "writes a document in the normal form, service.json")
    {
        _document = DocumentOption.AddTo(this);
        Add(_organization);
        Add(_version);
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "In the normal form every default is filled in: types of inferred path parameters, plurals, whole paths, locations, required. Inline types are "
            + "lifted, templates applied, and names of imported types qualified. Generators and registries of the format read it.",
        ],
        Examples = [("plumbline normalize user.json --organization example --service-version 1.4.0 --output service.json", "writes what a registry would keep")],
    };

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var subject = _document.Load(run, cancellationToken);
        _document.Write(run, NormalForm.Write(subject.Service, run.Get(_organization), run.Get(_version)));
        return Task.FromResult(ExitCodes.Success);
    }
}
