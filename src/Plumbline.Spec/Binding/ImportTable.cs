using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Binding;

/// <summary>The documents around a service: says which one a namespace means.</summary>
internal sealed class ImportTable
{
    private readonly Service _service;
    private readonly IReadOnlyList<ImportSource> _sources;
    private readonly Dictionary<string, Service?> _selected = new(StringComparer.Ordinal);
    private readonly Dictionary<Service, (TypeIndex Index, TypeResolver? Resolver)> _indexes = new(ReferenceComparer.Instance);
    private readonly SortedDictionary<string, AmbiguousNamespace> _ambiguities = new(StringComparer.Ordinal);

    /// <summary>Takes the documents around a service.</summary>
    public ImportTable(Service service, IReadOnlyList<ImportSource> sources)
    {
        _service = service;
        _sources = sources;
    }

    /// <summary>The document that a namespace means: the one whose address an import names, else that of the highest version; null where there is none.</summary>
    public Service? Select(string nameSpace)
    {
        if (!_selected.TryGetValue(nameSpace, out var service))
        {
            service = SelectFrom(nameSpace, _sources.Where(source => source.Service.Namespace == nameSpace).ToList());
            _selected.Add(nameSpace, service);
        }

        return service;
    }

    /// <summary>The types of a service by name.</summary>
    public TypeIndex IndexOf(Service service)
    {
        if (!_indexes.TryGetValue(service, out var entry))
        {
            entry = (new TypeIndex(service), null);
            _indexes.Add(service, entry);
        }

        return entry.Index;
    }

    /// <summary>How names in another document resolve.</summary>
    public TypeResolver ResolverOf(Service service)
    {
        var index = IndexOf(service);
        var resolver = _indexes[service].Resolver ?? new TypeResolver(service, this);
        _indexes[service] = (index, resolver);
        return resolver;
    }

    /// <summary>The namespaces met so far whose document could not be told, in ordinal order.</summary>
    public EquatableArray<AmbiguousNamespace> Ambiguities() => _ambiguities.Values.ToEquatableArray();

    /// <summary>Ordinals of the imports that no document answers to.</summary>
    public EquatableArray<int> MissingImports()
    {
        var missing = new List<int>();
        for (var i = 0; i < _service.Imports.Count; i++)
        {
            var import = _service.Imports[i];
            if (!_sources.Any(source => Answers(source, import)))
                missing.Add(i);
        }

        return missing.ToEquatableArray();
    }

    private static bool Answers(ImportSource source, Import import) =>
        ImportAddress.Match(import.Uri, source) != AddressMatch.None
        || (import.Namespace is not null && import.Namespace == source.Service.Namespace);

    private Service? SelectFrom(string nameSpace, List<ImportSource> candidates)
    {
        if (candidates.Count < 2)
            return candidates.FirstOrDefault()?.Service;

        var best = Best(candidates, BestAddress, Comparer<AddressMatch>.Default);
        best = Best(best, source => source.Service.Version, VersionComparer.Instance);

        // The same document under two paths is one document.
        var first = best.OrderBy(ImportAddress.Describe, StringComparer.Ordinal).First();
        if (best.Any(source => !source.Service.Equals(first.Service)))
        {
            var names = best.Select(ImportAddress.Describe).OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray();
            _ambiguities[nameSpace] = new AmbiguousNamespace(nameSpace, names);
        }

        return first.Service;
    }

    private AddressMatch BestAddress(ImportSource source) =>
        _service.Imports.Select(import => ImportAddress.Match(import.Uri, source)).DefaultIfEmpty(AddressMatch.None).Max();

    private static List<ImportSource> Best<TKey>(List<ImportSource> sources, Func<ImportSource, TKey> key, IComparer<TKey> comparer)
    {
        var best = sources.Select(key).OrderBy(value => value, comparer).Last();
        return sources.Where(source => comparer.Compare(key(source), best) == 0).ToList();
    }

    /// <summary>Services compare by value, which is dear; here it is about the very object.</summary>
    private sealed class ReferenceComparer : IEqualityComparer<Service>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(Service? x, Service? y) => ReferenceEquals(x, y);

        public int GetHashCode(Service obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
