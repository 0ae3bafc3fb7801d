using System.Runtime.CompilerServices;
using Plumbline.Generator.Binding;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;
using Plumbline.Spec.Reading;

namespace Plumbline.Generator.Pipeline;

/// <summary>Tells which names are not what their document lets expect: taken by another declaration, by a member of every object, by the type itself.</summary>
internal static class NameFindings
{
    private static readonly ConditionalWeakTable<ModelType, ChangedFields> s_changed = new();

    /// <summary>The findings of one document, at the names.</summary>
    /// <param name="document">The document as read.</param>
    /// <param name="bound">The same document with C# names; null where a copy of it with another role counts instead.</param>
    public static IEnumerable<Finding> Of(ReadDocument document, BoundDocument? bound)
    {
        if (bound is null)
            return [];

        var service = bound.Service;
        return Declarations(bound, TypeKind.Enum, "enums", service.Enums.Select(e => e.Name))
            .Concat(Declarations(bound, TypeKind.Model, "models", service.Models.Select(m => m.Name)))
            .Concat(Declarations(bound, TypeKind.Union, "unions", service.Unions.Select(u => u.Name)))
            .Concat(service.Enums.SelectMany((type, i) => Values(bound, type, NodePath.Root.Item("enums", i))))
            .Concat(service.Models.SelectMany((type, i) => Fields(bound, type, NodePath.Root.Item("models", i))))
            .Select(found => new Finding
            {
                RuleId = ProjectRules.NameChanged.Id,
                Severity = ProjectRules.NameChanged.Severity,
                Message = $"'{found.Name}' is '{found.CSharp}' in C#: '{CSharpName.Pascal(found.Name)}' is taken there",
                Span = document.Document.Syntax.Locate(found.Path),
            });
    }

    private static IEnumerable<(string Name, string CSharp, NodePath Path)> Declarations(
        BoundDocument bound, TypeKind kind, string list, IEnumerable<string> names) =>
        names.Select((name, i) => (Name: name, CSharp: bound.Names.Find(kind, name)!, Path: NodePath.Root.Item(list, i)))
            .Where(n => n.CSharp != CSharpName.Pascal(n.Name, "Type"));

    private static IEnumerable<(string Name, string CSharp, NodePath Path)> Values(BoundDocument bound, EnumType type, NodePath path)
    {
        var names = EnumBinder.ValueNames(bound, type);
        return type.Values
            .Select((value, i) => (value.Name, CSharp: names[value.Name], Path: path.Item("values", i)))
            .Where(n => n.CSharp != CSharpName.Pascal(n.Name));
    }

    private static IEnumerable<(string Name, string CSharp, NodePath Path)> Fields(BoundDocument bound, ModelType model, NodePath path)
    {
        var typeName = bound.Names.Find(TypeKind.Model, model.Name)!;
        var changed = s_changed.GetValue(model, m => ChangedFields.Of(m, typeName));
        if (changed.TypeName != typeName)
            changed = ChangedFields.Of(model, typeName);

        return changed.Fields.Select(f => (model.Fields[f.Ordinal].Name, f.CSharp, path.Item("fields", f.Ordinal)));
    }

    // Names are long to make, and a model that did not change has the same ones.
    private sealed record ChangedFields(string TypeName, IReadOnlyList<(int Ordinal, string CSharp)> Fields)
    {
        public static ChangedFields Of(ModelType model, string typeName)
        {
            var names = FieldBinder.Names(model.Fields, typeName);
            return new(typeName, [.. names.Select((name, i) => (i, name)).Where(n => n.name != CSharpName.Pascal(model.Fields[n.i].Name))]);
        }
    }
}
