using System.Globalization;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Company;

/// <summary>The properties of each kind of node, by the words of the format.</summary>
internal static class NodeProperties
{
    private static readonly Dictionary<string, IReadOnlyList<NodeProperty>> s_byKind = new(StringComparer.Ordinal)
    {
        ["service"] =
        [
            Text<Service>("name", s => s.Name), Text<Service>("namespace", s => s.Namespace), Text<Service>("version", s => s.Version),
            Text<Service>("base_url", s => s.BaseUrl), Text<Service>("description", s => s.Description),
            List<Service>("imports", s => s.Imports.Select(i => i.Uri)), List<Service>("headers", s => s.Headers.Select(h => h.Name)),
            List<Service>("enums", s => s.Enums.Select(t => t.Name)), List<Service>("interfaces", s => s.Interfaces.Select(t => t.Name)),
            List<Service>("models", s => s.Models.Select(t => t.Name)), List<Service>("unions", s => s.Unions.Select(t => t.Name)),
            List<Service>("resources", s => s.Resources.Select(r => r.Type.ToString())), List<Service>("annotations", s => s.Annotations.Select(a => a.Name)),
            Names<Service>(s => s.Attributes),
        ],
        ["import"] = [Text<Import>("uri", i => i.Uri), Text<Import>("namespace", i => i.Namespace)],
        ["annotation"] = [Text<Annotation>("name", a => a.Name), Text<Annotation>("description", a => a.Description), Deprecation<Annotation>(a => a.Deprecation)],
        ["header"] =
        [
            Text<Header>("name", h => h.Name), Text<Header>("type", h => h.Type.ToString()), Flag<Header>("required", h => h.IsRequired),
            Text<Header>("default", h => h.Default), Text<Header>("description", h => h.Description),
            Deprecation<Header>(h => h.Deprecation), Names<Header>(h => h.Attributes),
        ],
        ["enum"] =
        [
            Text<EnumType>("name", t => t.Name), Text<EnumType>("plural", t => t.Plural), Text<EnumType>("description", t => t.Description),
            List<EnumType>("values", t => t.Values.Select(v => v.Name)), Deprecation<EnumType>(t => t.Deprecation), Names<EnumType>(t => t.Attributes),
        ],
        ["value"] =
        [
            Text<EnumValue>("name", v => v.Name), Text<EnumValue>("value", v => v.Text), Text<EnumValue>("description", v => v.Description),
            Deprecation<EnumValue>(v => v.Deprecation), Names<EnumValue>(v => v.Attributes),
        ],
        ["interface"] =
        [
            Text<InterfaceType>("name", t => t.Name), Text<InterfaceType>("plural", t => t.Plural), Text<InterfaceType>("description", t => t.Description),
            List<InterfaceType>("fields", t => t.Fields.Select(f => f.Name)), Deprecation<InterfaceType>(t => t.Deprecation), Names<InterfaceType>(t => t.Attributes),
        ],
        ["model"] =
        [
            Text<ModelType>("name", t => t.Name), Text<ModelType>("plural", t => t.Plural), Text<ModelType>("description", t => t.Description),
            List<ModelType>("fields", t => t.Fields.Select(f => f.Name)), List<ModelType>("interfaces", t => t.Interfaces.Select(i => i.ToString())),
            Deprecation<ModelType>(t => t.Deprecation), Names<ModelType>(t => t.Attributes),
        ],
        ["field"] =
        [
            Text<Field>("name", f => f.Name), Text<Field>("type", f => f.Type.ToString()), Flag<Field>("required", f => f.IsRequired),
            Text<Field>("default", f => f.Default), Number<Field>("minimum", f => f.Minimum), Number<Field>("maximum", f => f.Maximum),
            Text<Field>("example", f => f.Example), Text<Field>("description", f => f.Description), List<Field>("annotations", f => f.Annotations),
            Deprecation<Field>(f => f.Deprecation), Names<Field>(f => f.Attributes),
        ],
        ["union"] =
        [
            Text<UnionType>("name", t => t.Name), Text<UnionType>("plural", t => t.Plural), Text<UnionType>("discriminator", t => t.Discriminator),
            Text<UnionType>("description", t => t.Description), List<UnionType>("types", t => t.Members.Select(m => m.Type.ToString())),
            List<UnionType>("interfaces", t => t.Interfaces.Select(i => i.ToString())), Deprecation<UnionType>(t => t.Deprecation), Names<UnionType>(t => t.Attributes),
        ],
        ["member"] =
        [
            Text<UnionMember>("type", m => m.Type.ToString()), Text<UnionMember>("discriminator_value", m => m.DiscriminatorValue),
            Flag<UnionMember>("default", m => m.IsDefault), Text<UnionMember>("description", m => m.Description),
            Deprecation<UnionMember>(m => m.Deprecation), Names<UnionMember>(m => m.Attributes),
        ],
        ["resource"] =
        [
            Text<Resource>("type", r => r.Type.ToString()), Text<Resource>("plural", r => r.Plural), Text<Resource>("path", r => r.Path),
            Text<Resource>("description", r => r.Description), List<Resource>("operations", r => r.Operations.Select(o => $"{o.Method} {o.Path}")),
            Deprecation<Resource>(r => r.Deprecation), Names<Resource>(r => r.Attributes),
        ],
        ["operation"] =
        [
            Text<Operation>("method", o => o.Method), Text<Operation>("path", o => o.Path), Text<Operation>("description", o => o.Description),
            Text<Operation>("body", o => o.Body?.Type.ToString()), List<Operation>("parameters", o => o.Parameters.Select(p => p.Name)),
            List<Operation>("responses", o => o.Responses.Select(r => Code(r.Code))), Deprecation<Operation>(o => o.Deprecation), Names<Operation>(o => o.Attributes),
        ],
        ["parameter"] =
        [
            Text<Parameter>("name", p => p.Name), Text<Parameter>("type", p => p.Type.ToString()),
            Text<Parameter>("location", p => p.Location.ToString().ToLowerInvariant()), Flag<Parameter>("required", p => p.IsRequired),
            Text<Parameter>("default", p => p.Default), Number<Parameter>("minimum", p => p.Minimum), Number<Parameter>("maximum", p => p.Maximum),
            Text<Parameter>("example", p => p.Example), Text<Parameter>("description", p => p.Description),
            Deprecation<Parameter>(p => p.Deprecation), Names<Parameter>(p => p.Attributes),
        ],
        ["body"] =
        [
            Text<Body>("type", b => b.Type.ToString()), Text<Body>("description", b => b.Description),
            Deprecation<Body>(b => b.Deprecation), Names<Body>(b => b.Attributes),
        ],
        ["response"] =
        [
            Text<Response>("code", r => Code(r.Code)), Text<Response>("type", r => r.Type.ToString()), Text<Response>("description", r => r.Description),
            List<Response>("headers", r => r.Headers.Select(h => h.Name)), Deprecation<Response>(r => r.Deprecation), Names<Response>(r => r.Attributes),
        ],
        ["attribute"] = [Text<ApiAttribute>("name", a => a.Name), Text<ApiAttribute>("description", a => a.Description)],
    };

    /// <summary>The properties of a kind of node.</summary>
    public static IReadOnlyList<NodeProperty> Of(string kind) => s_byKind[kind];

    private static NodeProperty Text<T>(string name, Func<T, string?> read) => new(name, node => read((T)node) is { } text ? PropertyValue.Of(text) : null);

    private static NodeProperty Flag<T>(string name, Func<T, bool> read) => new(name, node => PropertyValue.Of(read((T)node) ? "true" : "false"));

    private static NodeProperty Number<T>(string name, Func<T, long?> read) =>
        new(name, node => read((T)node) is { } number ? PropertyValue.Of(number.ToString(CultureInfo.InvariantCulture)) : null);

    private static NodeProperty List<T>(string name, Func<T, IEnumerable<string>> read) => new(name, node => PropertyValue.Of(read((T)node)));

    private static NodeProperty Names<T>(Func<T, EquatableArray<ApiAttribute>> read) => List<T>("attributes", node => read(node).Select(attribute => attribute.Name));

    private static NodeProperty Deprecation<T>(Func<T, Deprecation?> read) => Text<T>("deprecation", node => read(node) is { } deprecation ? deprecation.Description ?? "" : null);

    private static string Code(int? code) => code?.ToString(CultureInfo.InvariantCulture) ?? "default";
}
