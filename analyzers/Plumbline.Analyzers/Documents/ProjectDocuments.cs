using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Generator.Binding;
using Plumbline.Generator.CSharp;
using Plumbline.Generator.Pipeline;
using Plumbline.Spec.Collections;

namespace Plumbline.Analyzers.Documents;

/// <summary>The documents of a project as analyzers see them. Everything is made when first asked for, once for all analyzers.</summary>
internal sealed class ProjectDocuments
{
    // The options object lives as long as the additional files and their metadata stay the same: an edit of C# finds everything made.
    private static readonly ConditionalWeakTable<AnalyzerOptions, ProjectDocuments> s_cache = new();

    private readonly ProjectOptions _options;
    private readonly EquatableArray<ContractReference> _contracts;
    private readonly Lazy<CheckedDocuments> _checked;
    private readonly Lazy<BoundProject> _project;
    private readonly Lazy<DocumentedApi> _served;
    private readonly Lazy<DocumentedApi> _called;
    private readonly Lazy<IReadOnlyList<DocumentedConsumer>> _consumed;

    private ProjectDocuments(AnalyzerOptions files, ProjectOptions options, EquatableArray<ContractReference> contracts, CancellationToken cancellationToken)
    {
        _options = options;
        _contracts = contracts;
        All = [.. from text in files.AdditionalFiles
                  let file = DocumentFile.From(text, files.AnalyzerConfigOptionsProvider)
                  where file is not null
                  let document = ReadDocument.From(file, cancellationToken)
                  where document is not null
                  orderby document.Declared.Path, document.Declared.Role
                  select document];
        _checked = new(() => CheckedDocuments.Of(All, contracts));
        _project = new(() => BoundProject.Bind(All.Select(d => d.Declared), contracts, options));
        _served = new(() => DocumentedApi.Of(this, DocumentRole.Service));
        _called = new(() => DocumentedApi.Of(this, DocumentRole.Client));
        _consumed = new(() => DocumentedConsumers.Of(this));
    }

    /// <summary>Every document, baselines too, in the order of their paths.</summary>
    public IReadOnlyList<ReadDocument> All { get; }

    /// <summary>The documents as rules see them.</summary>
    public CheckedDocuments Checked => _checked.Value;

    /// <summary>The documents with their C# names.</summary>
    public BoundProject Project => _project.Value;

    /// <summary>What the project serves.</summary>
    public DocumentedApi Served => _served.Value;

    /// <summary>What the project calls.</summary>
    public DocumentedApi Called => _called.Value;

    /// <summary>The events that the project handles.</summary>
    public IReadOnlyList<DocumentedConsumer> Consumed => _consumed.Value;

    /// <summary>The documents of a project.</summary>
    /// <param name="files">Its additional files.</param>
    /// <param name="compilation">Its code.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static ProjectDocuments Of(AnalyzerOptions files, Compilation compilation, CancellationToken cancellationToken)
    {
        var options = ProjectOptionsReader.Read(files.AnalyzerConfigOptionsProvider, ProjectOptionsReader.HasAspNetCore(compilation), ProjectOptionsReader.Providers(compilation));
        var contracts = Contracts.Find(compilation, cancellationToken);
        if (s_cache.TryGetValue(files, out var known) && known._options.Equals(options) && known._contracts.Equals(contracts))
            return known;

        var fresh = new ProjectDocuments(files, options, contracts, cancellationToken);
        s_cache.Remove(files);
        return s_cache.GetValue(files, _ => fresh);
    }

    /// <summary>A document by its path.</summary>
    /// <param name="path">The path.</param>
    public ReadDocument? Find(string? path) => All.FirstOrDefault(d => d.Declared.Path == path);
}
