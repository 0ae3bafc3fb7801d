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
}
