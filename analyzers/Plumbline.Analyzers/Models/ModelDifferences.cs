using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Drift;
using Plumbline.Generator.CSharp;

namespace Plumbline.Analyzers.Models;

/// <summary>Holds a hand-written type against the model that it stands for.</summary>
internal static class ModelDifferences
{
    /// <summary>What differs: properties in their order, then fields without one.</summary>
    /// <param name="documents">The project's documents.</param>
    /// <param name="type">The type.</param>
    /// <param name="model">The model.</param>
    public static IEnumerable<ModelDifference> Find(ProjectDocuments documents, INamedTypeSymbol type, DocumentedModel model)
    {
        var properties = MarkedType.Properties(type);
        foreach (var property in properties)
        {
            if (model.Fields.FirstOrDefault(field => IsOf(property, field)) is { } field)
            {
                if (Compare(documents, property, field) is { } text)
                    yield return new(Place(property, type), text, model.PlaceOf(field), Facts(model, field, property.Symbol.Name));
            }
            else
            {
                var text = $"its property '{property.Symbol.Name}' is no field of the model; remove it, mark it with [JsonIgnore], or add the field to the document";
                yield return new(Place(property, type), text, model.Place, FactsOfField(documents, model, property));
            }
        }

        foreach (var field in model.Fields.Where(field => !properties.Any(property => IsOf(property, field))))
        {
            var text = $"it has no property for field '{field.WireName}'; add '{Declaration(field)}'";
            yield return new(type.Locations[0], text, model.PlaceOf(field), Facts(model, field, null));
        }
    }

    // A property of a base in another assembly has no place here.
    private static Location Place(MarkedProperty property, INamedTypeSymbol type) => property.Location.IsInSource ? property.Location : type.Locations[0];

    private static bool IsOf(MarkedProperty property, FieldDeclaration field) =>
        property.WireName is { } stated ? stated == field.WireName : property.Symbol.Name == field.Name;

    private static string? Compare(ProjectDocuments documents, MarkedProperty property, FieldDeclaration field)
    {
        var type = property.Symbol.Type;
        var name = property.Symbol.Name;
        if (!ModelTypes.Fits(documents, type, field.Type))
            return $"its property '{name}' is {TypeText.Short(type)}, and field '{field.WireName}' is {field.Type.DocumentType}; make it {TypeOf(field)}";

        if (TypeText.AllowsNull(type) is { } allowsNull && allowsNull == field.IsAlwaysPresent)
        {
            return allowsNull
                ? $"its property '{name}' may be null, and field '{field.WireName}' is always there; make it {TypeOf(field)}"
                : $"its property '{name}' is never null, and field '{field.WireName}' may be absent; make it {TypeOf(field)}";
        }

        if (field.MustBeGiven && !property.IsRequired)
            return $"its property '{name}' may be left out, and field '{field.WireName}' is required; add 'required'";

        return !field.MustBeGiven && property.RefusesAbsence
            ? $"its property '{name}' must be given, and field '{field.WireName}' may be absent; take 'required' away"
            : null;
    }

    private static string TypeOf(FieldDeclaration field) =>
        (field.IsAlwaysPresent ? field.Type.Name : field.Type.NullableName).Replace("global::", "");

    private static string Declaration(FieldDeclaration field) =>
        $"public {(field.MustBeGiven ? "required " : "")}{TypeOf(field)} {field.Name} {{ get; init; }}";

    private static ImmutableDictionary<string, string?> Facts(DocumentedModel model, FieldDeclaration field, string? property) => ImmutableDictionary<string, string?>.Empty
        .Add(ModelDifference.Kind, ModelDifference.Property)
        .Add("model", model.Model.Name)
        .Add("property", property)
        .Add("name", field.Name)
        .Add("type", field.IsAlwaysPresent ? field.Type.Name : field.Type.NullableName)
        .Add("required", field.MustBeGiven ? "true" : "false")
        .Add("default", field.Default);

    private static ImmutableDictionary<string, string?> FactsOfField(ProjectDocuments documents, DocumentedModel model, MarkedProperty property) =>
        ModelTypes.ToDocument(documents, property.Symbol.Type) is not { } type || model.Place is not { } place
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty
                .Add(ModelDifference.Kind, ModelDifference.Field)
                .Add("document", place.Document.Declared.Path)
                .Add("model", model.Model.Name)
                .Add("property", property.Symbol.Name)
                .Add("field", property.WireName)
                .Add("type", type)
                .Add("required", TypeText.AllowsNull(property.Symbol.Type) == true || !property.IsRequired ? "false" : "true");
}
