using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Generator.Binding;

/// <summary>Declares enums.</summary>
internal static class EnumBinder
{
    /// <summary>The declaration of an enum.</summary>
    /// <param name="document">Its document.</param>
    /// <param name="type">The enum.</param>
    public static EnumDeclaration Bind(BoundDocument document, EnumType type)
    {
        var names = ValueNames(document, type);
        var name = document.Names.Find(TypeKind.Enum, type.Name)!;
        return new()
        {
            Context = document.Context,
            Name = name,
            CodecName = name + "Json",
            DocumentName = type.Name,
            Description = type.Description,
            Deprecation = Declared.Deprecation(type.Deprecation),
            Values = type.Values.Select(value => new EnumValueDeclaration
            {
                Name = names[value.Name],
                DocumentName = value.Name,
                Text = value.Text,
                Description = value.Description,
                Deprecation = Declared.Deprecation(value.Deprecation),
            }).ToEquatableArray(),
        };
    }

    /// <summary>The C# names of an enum's values, by document name.</summary>
    /// <param name="document">Its document.</param>
    /// <param name="type">The enum.</param>
    public static Dictionary<string, string> ValueNames(BoundDocument document, EnumType type)
    {
        var scope = TypeNames.EnumMembers(document.Names.Find(TypeKind.Enum, type.Name)!);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in type.Values)
        {
            if (!names.ContainsKey(value.Name))
                names.Add(value.Name, scope.Claim(CSharpName.Pascal(value.Name), "Value"));
        }

        return names;
    }

    /// <summary>The first of some texts that is a value of an enum, as a C# expression; how conventions pick a value.</summary>
    /// <param name="project">Every document around.</param>
    /// <param name="document">The document that holds the reference.</param>
    /// <param name="type">The type; maybe no enum.</param>
    /// <param name="texts">Texts on the wire, best first.</param>
    /// <returns>Null where it is no enum, or has none of them.</returns>
    public static string? FirstOf(BoundProject project, BoundDocument document, TypeReference type, IEnumerable<string> texts)
    {
        if (type.Shape != TypeShape.Named || project.FindEnum(document, type) is not { } found)
            return null;

        var value = texts.Select(text => found.Enum.Values.FirstOrDefault(v => v.Text == text)).FirstOrDefault(v => v is not null);
        return value is null ? null : $"{new TypeUses(project, document).Of(type).Name}.{ValueNames(found.Document, found.Enum)[value.Name]}";
    }
}
