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
    // A build has one options object for all analyzers.
    private static readonly ConditionalWeakTable<AnalyzerOptions, ProjectDocuments> s_byOptions = new();

    // Editors make a new one whenever C# is edited; the files stay the same ones, and with them all that was made of them.
    private static readonly ConditionalWeakTable<AdditionalText, ProjectDocuments> s_byFile = new();

    private readonly ProjectOptions _options;
    private readonly EquatableArray<ContractReference> _contracts;
    private readonly Lazy<CheckedDocuments> _checked;
    private readonly Lazy<BoundProject> _project;
    private readonly Lazy<DocumentedApi> _served;
    private readonly Lazy<DocumentedApi> _called;
    private readonly Lazy<IReadOnlyList<DocumentedConsumer>> _consumed;
    private readonly Lazy<DocumentedStorage?> _storage;

    private ProjectDocuments(IReadOnlyList<ReadDocument> all, ProjectOptions options, EquatableArray<ContractReference> contracts)
    {
        _options = options;
        _contracts = contracts;
        All = all;
        _checked = new(() => CheckedDocuments.Of(All, contracts));
        _project = new(() => BoundProject.Bind(All.Select(d => d.Declared), contracts, options));
        _served = new(() => DocumentedApi.Of(this, DocumentRole.Service));
        _called = new(() => DocumentedApi.Of(this, DocumentRole.Client));
        _consumed = new(() => DocumentedConsumers.Of(this));
        _storage = new(() => DocumentedStorage.Find(this));
    }

    /// <summary>Every document, baselines too, in the order of their paths.</summary>
    public IReadOnlyList<ReadDocument> All { get; }

    /// <summary>The documents as rules see them.</summary>
    public CheckedDocuments Checked => _checked.Value;

    /// <summary>The documents with their C# names.</summary>
    public BoundProject Project => _project.Value;

    /// <summary>Whether anybody has asked for C# names yet.</summary>
    public bool IsBound => _project.IsValueCreated;

    /// <summary>What the project serves.</summary>
    public DocumentedApi Served => _served.Value;

    /// <summary>What the project calls.</summary>
    public DocumentedApi Called => _called.Value;

    /// <summary>The events that the project handles.</summary>
    public IReadOnlyList<DocumentedConsumer> Consumed => _consumed.Value;

    /// <summary>What the project keeps in a database; null for nothing.</summary>
    public DocumentedStorage? Storage => _storage.Value;

    /// <summary>The documents of a project.</summary>
    /// <param name="files">Its additional files.</param>
    /// <param name="compilation">Its code.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static ProjectDocuments Of(AnalyzerOptions files, Compilation compilation, CancellationToken cancellationToken)
    {
        var options = ProjectOptionsReader.Read(files.AnalyzerConfigOptionsProvider, ProjectOptionsReader.HasAspNetCore(compilation), ProjectOptionsReader.Providers(compilation));
        var contracts = Contracts.Find(compilation, cancellationToken);
        if (s_byOptions.TryGetValue(files, out var known) && known.IsFor(options, contracts))
            return known;

        var all = Read(files, cancellationToken);
        if (all.Count == 0 || !s_byFile.TryGetValue(all[0].File.Text, out known) || !known.IsFor(options, contracts) || !known.IsOf(all))
            known = new(all, options, contracts);

        Keep(s_byOptions, files, known);
        if (all.Count > 0)
            Keep(s_byFile, all[0].File.Text, known);

        return known;
    }

    /// <summary>A document by its path.</summary>
    /// <param name="path">The path.</param>
    public ReadDocument? Find(string? path) => All.FirstOrDefault(d => d.Declared.Path == path);

    private static List<ReadDocument> Read(AnalyzerOptions files, CancellationToken cancellationToken) =>
    [
        .. from text in files.AdditionalFiles
           let file = DocumentFile.From(text, files.AnalyzerConfigOptionsProvider)
           where file is not null
           let document = ReadDocument.From(file, cancellationToken)
           where document is not null
           orderby document.Declared.Path, document.Declared.Role
           select document,
    ];

    private static void Keep<TKey>(ConditionalWeakTable<TKey, ProjectDocuments> cache, TKey key, ProjectDocuments documents)
        where TKey : class
    {
        // Two threads may come at once; whichever is kept, both are the same.
        cache.Remove(key);
        cache.GetValue(key, _ => documents);
    }

    private bool IsFor(ProjectOptions options, EquatableArray<ContractReference> contracts) => _options.Equals(options) && _contracts.Equals(contracts);

    private bool IsOf(List<ReadDocument> all) =>
        All.Count == all.Count && All.Zip(all, (left, right) => left.File.Equals(right.File) && left.Text == right.Text).All(same => same);
}
