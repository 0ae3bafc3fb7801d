using Plumbline.Generator.Binding;
using Plumbline.Generator.Pipeline;
using Plumbline.Generator.Tests.Harness;
using Plumbline.Spec.Model;
using CorpusFiles = Plumbline.Tests.Shared.Corpus;

namespace Plumbline.Generator.Tests.Corpus;

/// <summary>A project made of one real document and the stand-ins for its imports.</summary>
internal static class CorpusProject
{
    /// <summary>The additional files of the project.</summary>
    public static TestDocument[] Of(string file, string role)
    {
        var text = CorpusFiles.Read(file);
        var imports = CorpusFiles.ImportsOf(text)
            .Select((import, i) => new TestDocument($"/project/imports/{i}.json", import.Text, ("PlumblineRole", "import"), ("PlumblineUri", import.Uri), ("PlumblineApiNamespace", import.Namespace)));
        return [TestDocument.WithRole("/project/" + Path.GetFileName(file), role, text), .. imports];
    }

    /// <summary>The same documents bound outside the compiler.</summary>
    public static BoundProject Bind(IEnumerable<TestDocument> documents) => BoundProject.Bind(Read(documents), [], s_options);

    /// <summary>The same documents declared outside the compiler.</summary>
    public static ProjectDeclarations Declare(IEnumerable<TestDocument> documents) => ProjectDeclarations.Declare(Bind(documents));

    /// <summary>The bound services by namespace, the document under test under the empty name.</summary>
    public static Dictionary<string, Service> Services(BoundProject project, BoundDocument document)
    {
        var result = new Dictionary<string, Service>(StringComparer.Ordinal) { [""] = document.Service };
        foreach (var other in project.Documents)
            result.TryAdd(other.Service.Namespace ?? "", other.Service);

        return result;
    }

    /// <summary>Errors that a document really has; each is listed with its reason in docs/contributing/testing.md.</summary>
    public static IReadOnlySet<string> KnownErrors(string file) => s_known.TryGetValue(Path.GetFileName(file), out var ids) ? ids : s_none;

    private static readonly ProjectOptions s_options = new("Project", HasAspNetCore: false, GlobalUsing: true, OpenApi: true);

    private static IEnumerable<DeclaredDocument> Read(IEnumerable<TestDocument> documents) =>
        documents.Select(d => ReadDocument.From(DocumentFile.From(d, new TestOptions())!, TestContext.Current.CancellationToken)!.Declared);

    private static readonly IReadOnlySet<string> s_none = new HashSet<string>();

    private static readonly Dictionary<string, IReadOnlySet<string>> s_known = new(StringComparer.Ordinal)
    {
        // Two resources use a template that the document does not have.
        ["apicollective__apibuilder__examples__example-template.json"] = new HashSet<string> { "PLB1032", "PLB1041", "PLB1097" },

        // A path parameter that is not in the path.
        ["apicollective__apibuilder-generator__postman-generator__src__test__resources__apibuilder__test-service-operation-deps.json"] =
            new HashSet<string> { "PLB1111" },

        // Two operations with one method and path.
        ["apicollective__apibuilder-swagger-generator__test__resources__service__bryzek-swagger-petstore.json"] = new HashSet<string> { "PLB1102" },

        // Imports that nobody has a copy of.
        ["flowcommerce__delta__spec__delta.json"] = new HashSet<string> { "PLB1027", "PLB1041" },

        // A resource of a type that is declared nowhere.
        ["apicollective__apibuilder-generator__postman-generator__src__test__resources__apibuilder__test-service-1.json"] =
            new HashSet<string> { "PLB1041" },

        // One operation has the key 'responses' twice.
        ["apicollective__ui__src__application__components__JsonDoc__test-jsondoc-spec.json"] = new HashSet<string> { "PLB1004" },
    };
}
