using Microsoft.CodeAnalysis;

namespace Plumbline.Analyzers.Drift;

/// <summary>Types of code as text: as declarations write them, to compare, and as people write them, for messages.</summary>
internal static class TypeText
{
    /// <summary>The full name without nullable marks, e.g. <c>global::Io.Example.UserV0.User</c>.</summary>
    /// <param name="type">The type.</param>
    public static string Full(ITypeSymbol type) =>
        Underlying(type).WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The short name, with its nullable mark.</summary>
    /// <param name="type">The type.</param>
    public static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>What <c>T?</c> of a value type is without the mark.</summary>
    /// <param name="type">The type.</param>
    public static ITypeSymbol Underlying(ITypeSymbol type) => IsNullableValue(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    /// <summary>Whether a type is <c>T?</c> of a value type.</summary>
    /// <param name="type">The type.</param>
    public static bool IsNullableValue(ITypeSymbol type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    /// <summary>Whether null is a value of a type, as its author says.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Null where the code does not tell (a reference type outside of a nullable context).</returns>
    public static bool? AllowsNull(ITypeSymbol type) => type.IsValueType
        ? IsNullableValue(type)
        : type.NullableAnnotation switch
        {
            NullableAnnotation.Annotated => true,
            NullableAnnotation.NotAnnotated => false,
            _ => null,
        };
}
