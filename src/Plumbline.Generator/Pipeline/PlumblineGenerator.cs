using Microsoft.CodeAnalysis;
using Plumbline.Generator.Binding;
using Plumbline.Generator.CSharp;
using Plumbline.Generator.Emit;
using Plumbline.Spec.Collections;

namespace Plumbline.Generator.Pipeline;

/// <summary>Emits C# from the API documents among a project's additional files.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PlumblineGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Which additional files are documents, and what they are to the project
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => DocumentFile.From(pair.Left, pair.Right))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(TrackingNames.Files);

        // Read each text once
        var documents = files
            .Select(static (file, cancellationToken) => ReadDocument.From(file, cancellationToken))
            .Where(static document => document is not null)
            .Select(static (document, _) => document!)
            .WithTrackingName(TrackingNames.Documents);

        // Leave text positions behind: from here on a moved line changes nothing
        var declared = documents
            .Select(static (document, _) => document.Declared)
            .WithTrackingName(TrackingNames.Declared)
            .Collect();

        // What surrounds the documents: options and contracts of referenced assemblies
        var options = context.AnalyzerConfigOptionsProvider
            .Combine(context.CompilationProvider.Select(static (compilation, _) =>
                (HasAspNetCore: ProjectOptionsReader.HasAspNetCore(compilation), Providers: ProjectOptionsReader.Providers(compilation))))
            .Select(static (pair, _) => ProjectOptionsReader.Read(pair.Left, pair.Right.HasAspNetCore, pair.Right.Providers))
            .WithTrackingName(TrackingNames.Options);
        var contracts = context.CompilationProvider
            .Select(static (compilation, cancellationToken) => Contracts.Find(compilation, cancellationToken))
            .WithTrackingName(TrackingNames.Contracts);

        // Resolve, name and declare: cheap, and compared record by record below
        var surroundings = options.Combine(contracts);
        var bound = declared.Combine(surroundings)
            .Select(static (pair, _) => BoundProject.Bind(pair.Left, pair.Right.Right, pair.Right.Left));
        var project = bound
            .Select(static (bound, _) => ProjectDeclarations.Declare(bound))
            .WithTrackingName(TrackingNames.Project);

        // A few small files per declaration
        EmitBatches(context, project, TrackingNames.Models, static p => p.Models, static m => m.Context, static m => m.Name, static m => [ModelEmitter.Emit(m), ModelJsonEmitter.Emit(m), .. PatchEmitter.Emit(m)]);
        EmitBatches(context, project, TrackingNames.Enums, static p => p.Enums, static e => e.Context, static e => e.Name, EnumEmitter.Emit);
        EmitBatches(context, project, TrackingNames.Unions, static p => p.Unions, static u => u.Context, static u => u.Name, static u => [.. UnionEmitter.Emit(u), UnionJsonEmitter.Emit(u)]);
        Emit(context, project, TrackingNames.Interfaces, static p => p.Interfaces, static i => [InterfaceEmitter.Emit(i)]);
        Emit(context, project, TrackingNames.Resolvers, static p => p.Resolvers, static r => [JsonResolverEmitter.Emit(r)]);
        Emit(context, project, TrackingNames.ServedResources, static p => p.ServedResources, ServerEmitter.Emit);
        EmitBatches(context, project, TrackingNames.CalledResources, static p => p.CalledResources, static r => r.Context, static r => r.Stem, ClientEmitter.Emit);
        Emit(context, project, TrackingNames.Clients, static p => p.Clients, ClientEmitter.Emit);
        Emit(context, project, TrackingNames.ContractAttributes, static p => p.Contracts, static c => [ContractEmitter.Emit(c)]);
        Emit(context, project, TrackingNames.Server, static p => p.Server is null ? default : EquatableArray.Create(p.Server), EmitServer);
        Emit(context, project, TrackingNames.Database, static p => p.Database is null ? default : EquatableArray.Create(p.Database), static d => [DatabaseEmitter.Emit(d)]);
        Emit(context, project, TrackingNames.Tables, static p => p.Tables, static t => [TableEmitter.Emit(t), StoreEmitter.Emit(t)]);
        Emit(context, project, TrackingNames.Producers, static p => p.Producers, ProducerEmitter.Emit);
        Emit(context, project, TrackingNames.Consumers, static p => p.Consumers, ConsumerEmitter.Emit);
        Emit(context, project, TrackingNames.Replicas, static p => p.Replicas, ReplicaEmitter.Emit);
        Emit(context, project, TrackingNames.OpenApi, static p => p.OpenApi, static d => [OpenApiEmitter.Emit(d)]);

        // Say what is wrong, from the documents with their positions
        var findings = documents.Collect().Combine(contracts).Combine(bound)
            .Select(static (pair, cancellationToken) => DocumentFindings.Check(pair.Left.Left, pair.Left.Right, pair.Right, cancellationToken))
            .WithTrackingName(TrackingNames.Findings);
        context.RegisterSourceOutput(findings, static (production, found) => found.Report(production));

        // A role that does not exist makes no document, so it is said of the file.
        var unknown = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .SelectMany(static (pair, _) => DocumentFile.FindUnknownMetadata(pair.Left, pair.Right));
        context.RegisterSourceOutput(unknown, static (production, found) => production.ReportDiagnostic(found.ToDiagnostic()));
    }

    private static IEnumerable<EmittedFile> EmitServer(ServerDeclaration server)
    {
        yield return ProjectServerEmitter.Emit(server);
        if (server.HasGlobalUsings)
            yield return ProjectServerEmitter.EmitGlobalUsings(server);
        if (server.HasOpenApiSchemas)
            yield return OpenApiSchemasEmitter.Emit(server);
    }

    private static void EmitBatches<T>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ProjectDeclarations> project,
        string trackingName,
        Func<ProjectDeclarations, EquatableArray<T>> select,
        Func<T, DocumentContext> document,
        Func<T, string> name,
        Func<T, IEnumerable<EmittedFile>> emit)
        where T : IEquatable<T> =>
        context.RegisterSourceOutput(
            project.SelectMany((declarations, _) => Batches.Of(select(declarations), document, name)).WithTrackingName(trackingName),
            (production, batch) => Add(production, Batches.Emit(batch, document, name, trackingName, emit)));

    private static void Add(SourceProductionContext production, IEnumerable<EmittedFile> files)
    {
        foreach (var file in files)
            production.AddSource(file.HintName, file.Text);
    }

    private static void Emit<T>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ProjectDeclarations> project,
        string trackingName,
        Func<ProjectDeclarations, EquatableArray<T>> select,
        Func<T, IEnumerable<EmittedFile>> emit)
        where T : IEquatable<T> =>
        context.RegisterSourceOutput(
            project.SelectMany((declarations, _) => select(declarations)).WithTrackingName(trackingName),
            (production, declaration) => Add(production, emit(declaration)));
}
