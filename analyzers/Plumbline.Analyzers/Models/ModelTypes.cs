using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Drift;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Analyzers.Models;

/// <summary>Which C# types fit a field of a document: the emitted one, and those that read and write the same JSON.</summary>
internal static class ModelTypes
{
    /// <summary>Whether a type fits.</summary>
    /// <param name="documents">The project's documents.</param>
    /// <param name="own">The type in code; whether it allows null is another question.</param>
    /// <param name="documented">The field's type.</param>
    public static bool Fits(ProjectDocuments documents, ITypeSymbol own, TypeUse documented)
    {
        if (TypeText.Full(own) == documented.Name)
            return true;

        var type = TypeText.Underlying(own);
        return documented.Shape switch
        {
            TypeShape.List => Item(type) is { } item && Fits(documents, item, documented.Element!),
            TypeShape.Map => Value(type) is { } value && Fits(documents, value, documented.Element!),
            _ => FitsNamed(documents, type, documented),
        };
    }

    /// <summary>A type of code as documents write it.</summary>
    /// <param name="documents">The project's documents.</param>
    /// <param name="own">The type in code.</param>
    /// <returns>Null where the format has no word for it.</returns>
    public static string? ToDocument(ProjectDocuments documents, ITypeSymbol own)
    {
        var type = TypeText.Underlying(own);
        if (type.SpecialType != SpecialType.System_String && Value(type) is { } value)
            return ToDocument(documents, value) is { } of ? $"map[{of}]" : null;

        if (type.SpecialType != SpecialType.System_String && Item(type) is { } item)
            return ToDocument(documents, item) is { } of ? $"[{of}]" : null;

        return type.SpecialType switch
        {
            SpecialType.System_String => "string",
            SpecialType.System_Boolean => "boolean",
            SpecialType.System_Int32 => "integer",
            SpecialType.System_Int64 => "long",
            SpecialType.System_Double => "double",
            SpecialType.System_Decimal => "decimal",
            SpecialType.System_Object => "json",
            _ => type.ContainingNamespace?.ToDisplayString() switch
            {
                "System" => type.Name switch { "Guid" => "uuid", "DateOnly" => "date-iso8601", "DateTimeOffset" => "date-time-iso8601", _ => null },
                "System.Text.Json" when type.Name == "JsonElement" => "json",
                _ => Declared(documents, type),
            },
        };
    }

    private static bool FitsNamed(ProjectDocuments documents, ITypeSymbol type, TypeUse documented) => documented.Kind switch
    {
        // Text that code need not understand may stay text.
        Spec.Model.TypeKind.Enum => type.SpecialType == SpecialType.System_String,
        Spec.Model.TypeKind.Primitive => documented.Primitive switch
        {
            Primitive.Uuid => type.SpecialType == SpecialType.System_String,
            Primitive.Object or Primitive.Json => type.SpecialType == SpecialType.System_Object || type.Name is "JsonNode" or "JsonDocument" or "JsonObject",
            _ => false,
        },
        Spec.Model.TypeKind.Model => MarkedType.ModelName(type) is { } name && DocumentedModel.Find(documents, name).Any(m => m.FullCodeName == documented.Name),
        _ => false,
    };

    private static string? Declared(ProjectDocuments documents, ITypeSymbol type)
    {
        if (MarkedType.ModelName(type) is { } marked)
            return marked;

        foreach (var document in documents.Project.Documents.Where(d => d.Context.Namespace == type.ContainingNamespace?.ToDisplayString()))
        {
            foreach (var model in document.Service.Models.Where(m => document.Names.Find(Spec.Model.TypeKind.Model, m.Name) == type.Name))
                return model.Name;

            foreach (var item in document.Service.Enums.Where(m => document.Names.Find(Spec.Model.TypeKind.Enum, m.Name) == type.Name))
                return item.Name;
        }

        return null;
    }

    private static ITypeSymbol? Item(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        { SpecialType: SpecialType.System_String } => null,
        _ => Arguments(type, 1, "IEnumerable").FirstOrDefault(),
    };

    private static ITypeSymbol? Value(ITypeSymbol type)
    {
        var arguments = Arguments(type, 2, "IReadOnlyDictionary");
        if (arguments.IsEmpty)
            arguments = Arguments(type, 2, "IDictionary");

        return !arguments.IsEmpty && arguments[0].SpecialType == SpecialType.System_String ? arguments[1] : null;
    }

    private static ImmutableArray<ITypeSymbol> Arguments(ITypeSymbol type, int arity, string name)
    {
        bool Is(INamedTypeSymbol candidate) =>
            candidate.Name == name && candidate.TypeArguments.Length == arity && candidate.ContainingNamespace.ToDisplayString() == "System.Collections.Generic";

        return type is INamedTypeSymbol named && Is(named) ? named.TypeArguments : type.AllInterfaces.FirstOrDefault(Is)?.TypeArguments ?? [];
    }
}
