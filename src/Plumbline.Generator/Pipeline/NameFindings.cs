using Plumbline.Generator.Binding;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;
using Plumbline.Spec.Reading;

namespace Plumbline.Generator.Pipeline;

/// <summary>Tells which names are not what their document lets expect: taken by another declaration, by a member of every object, by the type itself.</summary>
internal static class NameFindings
{
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
        var names = FieldBinder.Names(model.Fields, bound.Names.Find(TypeKind.Model, model.Name)!);
        return model.Fields
            .Select((field, i) => (field.Name, CSharp: names[i], Path: path.Item("fields", i)))
            .Where(n => n.CSharp != CSharpName.Pascal(n.Name));
    }
}
