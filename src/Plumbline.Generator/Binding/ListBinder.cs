using Plumbline.Generator.CSharp;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Generator.Binding;

/// <summary>Declares the lists of a table's rows that the document's operations answer.</summary>
/// <param name="project">Every document around.</param>
/// <param name="document">The document of the service.</param>
internal sealed class ListBinder(BoundProject project, BoundDocument document)
{
    private readonly ParameterBinder _parameters = new(project, document);

    /// <summary>The lists of a model, one per GET that answers <c>[model]</c>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="columns">The table's columns.</param>
    public IEnumerable<ListDeclaration> Bind(ModelType model, EquatableArray<ColumnDeclaration> columns)
    {
        var names = new NameScope(StringComparer.Ordinal, []);
        foreach (var resource in document.Service.Resources)
        {
            foreach (var operation in resource.Operations.Where(o => o.Method == "GET" && o.Responses.Any(r => r.Code == 200 && IsList(r.Type, model))))
            {
                var parameters = Parameters(model, columns, operation).ToEquatableArray();

                // Further lists are told apart by what they are asked for, as operations are by their paths.
                var first = "List" + string.Concat(parameters.Where(p => p.Use == ListParameterUse.Filter && p.Parameter.IsRequired).Select(p => "By" + CSharpName.Pascal(p.Parameter.WireName)));
                yield return new(names.Claim(first) + "Async", operation.Description, parameters);
            }
        }
    }

    private static bool IsList(TypeReference type, ModelType model) =>
        type is { Shape: TypeShape.List, Element: { Shape: TypeShape.Named, Kind: TypeKind.Model, Namespace: null } element } && element.Name == model.Name;

    private IEnumerable<ListParameter> Parameters(ModelType model, EquatableArray<ColumnDeclaration> columns, Operation operation)
    {
        var locals = new NameScope(StringComparer.Ordinal, ["filters", "cancellationToken"]);
        var paging = PagingAttribute.Find(operation.Attributes) ?? new();
        var sort = SortAttribute.Find(operation.Attributes);
        foreach (var parameter in _parameters.Bind(operation, locals))
        {
            var declared = operation.Parameters.FirstOrDefault(p => p.Name == parameter.WireName);
            if (declared is null)
                continue;

            var isNumber = parameter.Type is { Shape: TypeShape.Named, Primitive: Primitive.Integer or Primitive.Long };
            if (isNumber && parameter.WireName == paging.Limit)
                yield return new() { Parameter = parameter, Use = ListParameterUse.Limit };
            else if (isNumber && parameter.WireName == paging.Offset)
                yield return new() { Parameter = parameter, Use = ListParameterUse.Offset };
            else if (sort is not null && parameter.WireName == sort.Parameter && parameter.Type is { Shape: TypeShape.Named, Primitive: Primitive.String })
                yield return Sort(parameter, sort, columns);
            else if (Filter(model, columns, parameter, FilterAttribute.Find(declared.Attributes)) is { } filter)
                yield return filter;
        }
    }

    private static ListParameter Sort(ParameterDeclaration parameter, SortAttribute sort, EquatableArray<ColumnDeclaration> columns) => new()
    {
        Parameter = parameter,
        Use = ListParameterUse.Sort,
        Sortable = sort.Fields.Where(field => field is "created_at" or "updated_at" || columns.Any(c => c.Name == field && c.Kind != "Json")).ToEquatableArray(),
    };

    // A parameter filters by the field that its attribute or its own name says, where both have one type.
    private ListParameter? Filter(ModelType model, EquatableArray<ColumnDeclaration> columns, ParameterDeclaration parameter, FilterAttribute? filter)
    {
        var steps = (filter?.Field ?? parameter.WireName).Split('.');
        var match = filter?.Match ?? FilterMatch.Equal;
        var column = columns.FirstOrDefault(c => c.Name == steps[0]);
        var value = parameter.Type.Shape == TypeShape.List ? parameter.Type.Element! : parameter.Type;
        var isList = parameter.Type.Shape == TypeShape.List;
        if (column is null || !value.IsText || (isList && match != FilterMatch.Equal) || Target(model, steps) is not { } target || target.Name != value.Name)
            return null;

        return new()
        {
            Parameter = parameter,
            Use = ListParameterUse.Filter,
            Column = column.Name,
            Path = steps.Skip(1).ToEquatableArray(),
            Match = match.ToString(),
        };
    }

    private TypeUse? Target(ModelType model, string[] steps)
    {
        var (owner, at) = (document, model);
        for (var i = 0; i < steps.Length; i++)
        {
            if (at.Fields.FirstOrDefault(f => f.Name == steps[i]) is not { } field)
                return null;

            if (i == steps.Length - 1)
                return new TypeUses(project, owner).Of(field.Type);

            if (field.Type.Shape != TypeShape.Named || project.FindModel(owner, field.Type) is not { } next)
                return null;

            (owner, at) = next;
        }

        return null;
    }
}
