using System.Text.RegularExpressions;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>Everything to emit for a project, one equatable record per file, so that an edit re-emits only what it touches.</summary>
internal sealed record ProjectDeclarations
{
    private static readonly Regex s_unusual = new("[^A-Za-z0-9._-]+", RegexOptions.CultureInvariant);

    /// <summary>Models.</summary>
    public EquatableArray<ModelDeclaration> Models { get; init; }

    /// <summary>Enums.</summary>
    public EquatableArray<EnumDeclaration> Enums { get; init; }

    /// <summary>Unions.</summary>
    public EquatableArray<UnionDeclaration> Unions { get; init; }

    /// <summary>Interfaces.</summary>
    public EquatableArray<InterfaceDeclaration> Interfaces { get; init; }

    /// <summary>Resources that the project serves.</summary>
    public EquatableArray<ResourceDeclaration> ServedResources { get; init; }

    /// <summary>Resources that the project calls.</summary>
    public EquatableArray<ResourceDeclaration> CalledResources { get; init; }

    /// <summary>Clients.</summary>
    public EquatableArray<ClientDeclaration> Clients { get; init; }

    /// <summary>JSON resolvers.</summary>
    public EquatableArray<ResolverDeclaration> Resolvers { get; init; }

    /// <summary>Contract attributes.</summary>
    public EquatableArray<ContractDeclaration> Contracts { get; init; }

    /// <summary>The schema of the project's database; null where no document keeps or consumes anything.</summary>
    public DatabaseDeclaration? Database { get; init; }

    /// <summary>The service's tables.</summary>
    public EquatableArray<TableDeclaration> Tables { get; init; }

    /// <summary>What makes events of the service's own data.</summary>
    public EquatableArray<ProducerDeclaration> Producers { get; init; }

    /// <summary>What hands other services' events to the project's code.</summary>
    public EquatableArray<ConsumerDeclaration> Consumers { get; init; }

    /// <summary>Copies of other services' data.</summary>
    public EquatableArray<ReplicaDeclaration> Replicas { get; init; }

    /// <summary>OpenAPI descriptions.</summary>
    public EquatableArray<OpenApiDeclaration> OpenApi { get; init; }

    /// <summary>What is emitted once for the service documents; null where there are none, or no ASP.NET Core.</summary>
    public ServerDeclaration? Server { get; init; }

    /// <summary>Declares everything.</summary>
    /// <param name="project">The documents, resolved and named.</param>
    public static ProjectDeclarations Declare(BoundProject project)
    {
        var options = project.Options;
        var typed = project.Documents.Where(d => d.EmitsTypes).ToList();
        var served = project.Documents.Where(d => d.Context.Role == DocumentRole.Service && options.HasAspNetCore).ToList();
        var stored = project.Documents.Where(d => d.Context.Role == DocumentRole.Service && options.Providers.HasStorage).ToList();
        var called = project.Documents.Where(d => d.Context.Role == DocumentRole.Client).ToList();
        var reached = ReachedTypes.Of(project);
        var around = project.All.Select(DeclaredTypes.Of).ToEquatableArray();
        var tables = stored.SelectMany(d => new TableBinder(project, d).Bind()).ToEquatableArray();
        var replicas = stored.SelectMany(d => new ReplicaBinder(project, d).Bind()).ToEquatableArray();
        var resolvers = typed.Select(d => ResolverBinder.Bind(project, d, reached)).Where(r => r.Types.Count > 0).ToEquatableArray();
        var producers = stored.SelectMany(d => new ProducerBinder(project, d).Bind()).ToEquatableArray();
        return new()
        {
            Models = typed.SelectMany(d => ModelDeclarations.Of(project, around, d, Distinct(d.Service.Models, m => m.Name).FindAll(m => reached.Has(d, TypeKind.Model, m.Name)))).ToEquatableArray(),
            Enums = typed.SelectMany(d => Distinct(d.Service.Enums, e => e.Name).FindAll(e => reached.Has(d, TypeKind.Enum, e.Name)).Select(e => EnumBinder.Bind(d, e))).ToEquatableArray(),
            Unions = typed.SelectMany(d => Distinct(d.Service.Unions, u => u.Name).FindAll(u => reached.Has(d, TypeKind.Union, u.Name)).Select(new UnionBinder(project, d).Bind)).ToEquatableArray(),
            Interfaces = typed.SelectMany(d => Standalone(d).Where(i => reached.Has(d, TypeKind.Interface, i.Name)).Select(new InterfaceBinder(project, d).Bind)).ToEquatableArray(),
            ServedResources = served.SelectMany(d => Resources(project, d)).ToEquatableArray(),
            CalledResources = called.SelectMany(d => Resources(project, d)).ToEquatableArray(),
            Clients = called.Select(Client).ToEquatableArray(),
            Resolvers = resolvers,
            Contracts = project.Documents.Where(d => d.ContractText is not null)
                .Select(d => new ContractDeclaration { Context = d.Context, DocumentText = d.ContractText! }).ToEquatableArray(),
            Database = DatabaseBinder.Bind(project, stored),
            Tables = tables,
            Replicas = replicas,
            Producers = producers,
            Consumers = stored.SelectMany(d => new ConsumerBinder(project, d).Bind()).ToEquatableArray(),
            OpenApi = options.OpenApi ? served.Where(DeclaresAnything).Select(d => OpenApiOf(project, d, options, reached)).ToEquatableArray() : default,
            Server = served.Count == 0 ? null : Serve(served, options) with
            {
                Resolvers = options.Providers.HasFrameworkOpenApi ? resolvers.Select(r => $"global::{r.Context.Namespace}.{r.Name}").ToEquatableArray() : default,
                Storage = DatabaseBinder.Register(project, stored, [.. tables, .. replicas.Select(r => r.Table)], producers),
            },
        };
    }

    private static IEnumerable<ResourceDeclaration> Resources(BoundProject project, BoundDocument document) =>
        Distinct(document.Service.Resources, r => r.Type.ToString()).Select(new ResourceBinder(project, document).Bind);

    // An interface that a union of its name absorbs has no file of its own.
    private static IEnumerable<InterfaceType> Standalone(BoundDocument document) =>
        Distinct(document.Service.Interfaces, i => i.Name).Where(i => !document.Service.Unions.Any(u => u.Name == i.Name));

    private static ClientDeclaration Client(BoundDocument document) => new()
    {
        Context = document.Context,
        Description = document.Service.Description,
        Stems = Stems(document),
        Version = document.Service.Version,
        BaseUrl = document.Service.BaseUrl,
    };

    private static ServerDeclaration Serve(List<BoundDocument> documents, ProjectOptions options) => new()
    {
        Access = documents.TrueForAll(d => d.Context.Access == "public") ? "public" : "internal",
        Documents = documents.Where(DeclaresAnything)
            .Select(d => new ServedDocument(d.Context.FileName, d.Context.Namespace, Stems(d), options.OpenApi ? OpenApiPlace(documents, d) : null))
            .ToEquatableArray(),
        HasHealthCheck = documents.Exists(d => d.Service.Resources.Any(ResourceBinder.IsHealthCheck)),
        HasPages = options.Providers.HasPages,
        HasOpenApiSchemas = options.Providers.HasFrameworkOpenApi && options.OpenApi && documents.Exists(DeclaresAnything),
        HasGlobalUsings = options.GlobalUsing,
    };

    private static OpenApiDeclaration OpenApiOf(BoundProject project, BoundDocument document, ProjectOptions options, ReachedTypes reached) => new()
    {
        Context = document.Context,
        Name = OpenApiName(document),
        Service = document.Service,
        Others = project.Documents.Where(other => other != document).Select(other => other.Service).ToEquatableArray(),
        Types = options.Providers.HasFrameworkOpenApi ? DescribedTypes.Of(project, document, reached).ToEquatableArray() : default,
    };

    // One document has the well-known path for itself.
    private static ServedOpenApi OpenApiPlace(List<BoundDocument> served, BoundDocument document) => new(
        document.Service.Name,
        served.Count(DeclaresAnything) == 1 ? "/openapi.json" : $"/openapi/{s_unusual.Replace(document.Context.ApiNamespace, "-")}.json",
        $"global::{document.Context.Namespace}.{OpenApiName(document)}");

    private static string OpenApiName(BoundDocument document) => document.Context.ServiceStem + "OpenApi";

    private static bool DeclaresAnything(BoundDocument document) =>
        document.Service is { Models.Count: > 0 } or { Enums.Count: > 0 } or { Unions.Count: > 0 } or { Interfaces.Count: > 0 } or { Resources.Count: > 0 };

    private static EquatableArray<string> Stems(BoundDocument document) =>
        Distinct(document.Service.Resources, r => r.Type.ToString()).Select(document.Names.Resource).ToEquatableArray();

    // A repeated declaration is reported by a rule; the first one is emitted.
    private static List<T> Distinct<T>(IEnumerable<T> items, Func<T, string> name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return items.Where(item => seen.Add(name(item))).ToList();
    }
}
