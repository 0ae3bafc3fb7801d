using Plumbline.Spec.Export.OpenApi;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Writes a document as OpenAPI.</summary>
internal sealed class OpenApiCommand : ToolCommand
{
    private readonly DocumentOption _document;

    public OpenApiCommand()
        : base("openapi", "writes a document as OpenAPI 3.1") => _document = DocumentOption.AddTo(this);

    public override Manual Manual { get; } = new()
    {
        Description = ["Writes the same bytes that a service with this document serves at /openapi.json."],
        Examples = [("plumbline openapi user.json --output openapi.json", "writes the description to a file")],
    };

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var subject = _document.Load(run, cancellationToken);
        _document.Write(run, OpenApiDocument.Write(subject.Service, subject.Around));
        return Task.FromResult(ExitCodes.Success);
    }
}
