using Microsoft.CodeAnalysis;

namespace Plumbline.Analyzers.Models;

/// <summary>A hand-written type that stands for a model, and the properties that its JSON has.</summary>
internal static class MarkedType
{
    private const string Attribute = "ApiModelAttribute";

    /// <summary>The model's name by the type's attribute; null where it has none.</summary>
    /// <param name="type">A type.</param>
    public static string? ModelName(ITypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(a => a.AttributeClass is { Name: Attribute, ContainingNamespace: { Name: "Plumbline", ContainingNamespace.IsGlobalNamespace: true } })
            ?.ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>The properties that are written and read: public ones that nothing leaves out, its bases' too.</summary>
    /// <param name="type">The type.</param>
    public static IReadOnlyList<MarkedProperty> Properties(INamedTypeSymbol type)
    {
        var result = new List<MarkedProperty>();
        for (var current = type; current is not null && current.SpecialType == SpecialType.None; current = current.BaseType)
        {
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false, GetMethod: not null, ExplicitInterfaceImplementations.IsEmpty: true }
                    && !IsIgnored(property)
                    && !result.Exists(other => other.Symbol.Name == property.Name))
                {
                    result.Add(new(property, WireName(property), Parameter(type, property)));
                }
            }
        }

        return result;
    }

    private static bool IsIgnored(IPropertySymbol property) => Json(property, "JsonIgnoreAttribute") is { } ignore
        && (ignore.NamedArguments.FirstOrDefault(a => a.Key == "Condition").Value.Value as int? ?? Always) == Always;

    // JsonIgnoreCondition.Always
    private const int Always = 1;

    private static string? WireName(IPropertySymbol property) => Json(property, "JsonPropertyNameAttribute")?.ConstructorArguments.FirstOrDefault().Value as string;

    private static AttributeData? Json(ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(a =>
        a.AttributeClass is { ContainingNamespace: { Name: "Serialization", ContainingNamespace: { Name: "Json", ContainingNamespace.Name: "Text" } } } type && type.Name == name);

    // new T(...) fills it: the one public constructor that is no copy.
    private static IParameterSymbol? Parameter(INamedTypeSymbol type, IPropertySymbol property)
    {
        var constructors = type.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public && !c.Parameters.IsEmpty).ToList();
        return constructors.Count == 1
            ? constructors[0].Parameters.FirstOrDefault(p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase))
            : null;
    }
}

/// <summary>A property of a hand-written type.</summary>
/// <param name="Symbol">The property.</param>
/// <param name="WireName">The name in JSON where an attribute states it; otherwise null.</param>
/// <param name="Parameter">The constructor's parameter that fills it; null where none does.</param>
internal sealed record MarkedProperty(IPropertySymbol Symbol, string? WireName, IParameterSymbol? Parameter)
{
    /// <summary>Whether nobody can make the type without it.</summary>
    public bool IsRequired => RefusesAbsence || Parameter is { HasExplicitDefaultValue: false };

    /// <summary>Whether JSON without it cannot be read. (A constructor takes null for what is not there.)</summary>
    public bool RefusesAbsence => Symbol.IsRequired || Symbol.GetAttributes().Any(a => a.AttributeClass?.Name == "JsonRequiredAttribute");

    /// <summary>Where its name is written.</summary>
    public Location Location => Symbol.Locations[0];
}
