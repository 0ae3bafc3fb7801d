using Plumbline.Spec.Binding;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Export.Documents;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Exports;

public sealed class DocumentFormsTests
{
    [Fact]
    public void Reads_the_normal_form_as_the_same_service()
    {
        foreach (var (name, text, service, around) in RealDocuments.All().Where(IsInOrder))
        {
            var written = NormalForm.Write(service, "example", "1.2.3");
            var read = DocumentReader.Read("service.json", written, CancellationToken.None);
            Assert.Empty(read.Findings);
            Assert.Equal(DocumentForm.ServiceJson, read.Form);
            AssertSame(name, service with { Organization = "example", Version = "1.2.3" }, Bind(read.Service, around));
        }
    }

    [Fact]
    public void Reads_the_hand_written_form_as_the_same_service()
    {
        foreach (var (name, text, service, around) in RealDocuments.All().Where(IsInOrder))
        {
            var read = DocumentReader.Read("api.json", ApiJsonDocument.Write(service), CancellationToken.None);
            Assert.Empty(read.Findings);
            var bare = service with { Organization = null, Version = null, Application = read.Service.Application, Imports = service.Imports.Select(import => import with { Namespace = null }).ToEquatableArray() };
            AssertSame(name, bare, Bind(read.Service, around));
        }
    }

    [Fact]
    public async Task Writes_to_a_file_and_refuses_a_broken_document()
    {
        using var test = new ToolTest().With("a.api.json", """{ "name": "a" }""").With("b.api.json", """{ "nam": "b" }""");
        Assert.Equal("", await test.SucceedAsync("normalize", "a.api.json", "--output", "out/service.json", "--service-version", "2.0.0"));
        Assert.Contains("\"version\": \"2.0.0\"", test.Read("out/service.json"), StringComparison.Ordinal);
        Assert.Equal(["service.json"], Directory.GetFiles(test.PathOf("out")).Select(Path.GetFileName));

        var result = await test.RunAsync("normalize", "b.api.json");
        Assert.Equal(ExitCodes.NotDone, result.Code);
        Assert.Contains("did you mean 'name'?", result.Error, StringComparison.Ordinal);
    }

    private static bool IsInOrder((string Name, string Text, Service Service, IReadOnlyList<Service> Around) document) =>
        !DocumentReader.Read("api.json", document.Text, CancellationToken.None).Findings.Any(finding => finding.Severity == Severity.Error)
        && HasAllTypes(document.Service);

    // What names nothing has no qualified name to write.
    private static bool HasAllTypes(Service service) => ServiceBinder.BindWithImports(service, []).MissingImports.Count == 0 || service.Imports.Count > 0;

    private static Service Bind(Service service, IReadOnlyList<Service> around) => ServiceBinder.Bind(service, [.. around.Select(other => new ImportSource(null, other))]);

    private static void AssertSame(string name, Service expected, Service actual)
    {
        Assert.True(expected.Enums.Equals(actual.Enums), name + " enums");
        Assert.True(expected.Interfaces.Equals(actual.Interfaces), name + " interfaces");
        Assert.True(expected.Models.Equals(actual.Models), name + " models");
        Assert.True(expected.Unions.Equals(actual.Unions), name + " unions");
        Assert.True(expected.Headers.Equals(actual.Headers), name + " headers");
        foreach (var (left, right) in expected.Resources.Zip(actual.Resources))
            Assert.True(left.Equals(right), $"{name} {left}\n{right}");
        Assert.True(expected.Equals(actual), name);
    }
}
