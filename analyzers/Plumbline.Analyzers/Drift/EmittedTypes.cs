using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Plumbline.Analyzers.Drift;

/// <summary>Recognises what the generator emitted, in this project or in a referenced one.</summary>
internal static class EmittedTypes
{
    /// <summary>Whether a type was emitted (it may be partial and have hand-written parts).</summary>
    /// <param name="symbol">The type.</param>
    public static bool IsEmitted(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "GeneratedCodeAttribute", ContainingNamespace: { Name: "Compiler", ContainingNamespace.Name: "CodeDom" } }
                && attribute.ConstructorArguments.FirstOrDefault().Value is "Plumbline")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type is the interface of an emitted union. What the document's interfaces become has no member that is not public.</summary>
    /// <param name="type">The type.</param>
    public static bool IsUnion(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface }
        && type.GetMembers("WriteJson").FirstOrDefault() is IMethodSymbol { DeclaredAccessibility: Accessibility.Internal }
        && IsEmitted(type);

    /// <summary>The classes that stand for a union's cases, the unknown one included, by name.</summary>
    /// <param name="union">The union's interface.</param>
    public static ImmutableArray<INamedTypeSymbol> Cases(INamedTypeSymbol union) =>
    [
        .. union.ContainingNamespace.GetTypeMembers()
            .Where(type => type is { TypeKind: TypeKind.Class } && type.AllInterfaces.Contains(union, SymbolEqualityComparer.Default) && IsEmitted(type))
            .OrderBy(type => type.Name.StartsWith("Unknown", StringComparison.Ordinal))
            .ThenBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>Whether a type is the nested enum of an emitted enum.</summary>
    /// <param name="type">The type.</param>
    public static bool IsEnumCase(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Enum, Name: "Case", ContainingType: { IsValueType: true } owner } && IsEmitted(owner);

    /// <summary>The values of a C# enum in the order of their declaration.</summary>
    /// <param name="type">The enum.</param>
    public static ImmutableArray<IFieldSymbol> Values(INamedTypeSymbol type) =>
        [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)];
}
