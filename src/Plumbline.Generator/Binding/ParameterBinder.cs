using Plumbline.Generator.CSharp;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Generator.Binding;

/// <summary>Declares the parameters of operations.</summary>
/// <param name="project">Every document around.</param>
/// <param name="document">The document that declares them.</param>
internal sealed class ParameterBinder(BoundProject project, BoundDocument document)
{
    // What emitted methods call their own parameters and locals.
    private static readonly string[] s_locals =
        ["cancellationToken", "request", "response", "result", "http", "httpContext", "api", "context", "options", "endpoints", "services", "sender", "path", "query"];

    private readonly TypeUses _types = new(project, document);
    private readonly DefaultExpressions _defaults = new(project, document);

    /// <summary>A scope for the parameters of one method.</summary>
    public static NameScope Locals() => new(StringComparer.Ordinal, s_locals);

    /// <summary>The parameters of an operation in the order of the C# method, without its body.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="names">The method's scope.</param>
    public EquatableArray<ParameterDeclaration> Bind(Operation operation, NameScope names)
    {
        var paging = PagingAttribute.Find(operation.Attributes);
        var sort = SortAttribute.Find(operation.Attributes);
        var declared = operation.Parameters.Select(p => Bind(BesideBody(p, operation), paging, sort, names)).ToList();
        var headers = document.Service.Headers
            .Where(h => !operation.Parameters.Any(p => string.Equals(p.Name, h.Name, StringComparison.OrdinalIgnoreCase)))
            .Select(h => Bind(h, names));

        // C# wants what may be left out behind what may not.
        return declared.Concat(headers)
            .OrderBy(p => p.Location == ParameterLocation.Path ? 0 : p.IsRequired ? 1 : 2)
            .ToEquatableArray();
    }

    /// <summary>A header, of every request or of one answer.</summary>
    /// <param name="header">The header.</param>
    /// <param name="names">The method's scope.</param>
    public ParameterDeclaration Bind(Header header, NameScope names)
    {
        var type = Sendable(header.Type, ParameterLocation.Header);
        var expression = _defaults.Of(type, header.Default);
        return new()
        {
            Name = CSharpName.Escape(names.Claim(CSharpName.Camel(header.Name), "Header")),
            WireName = header.Name,
            Type = _types.Of(type),
            Location = ParameterLocation.Header,
            IsRequired = header.IsRequired && expression is null,
            Default = expression,
            DefaultText = header.Default,
            Constraints = Declared.Constraints(null, null, header.Attributes),
            Description = header.Description,
            Deprecation = Declared.Deprecation(header.Deprecation),
        };
    }

    private ParameterDeclaration Bind(Parameter parameter, PagingAttribute? paging, SortAttribute? sort, NameScope names)
    {
        var effective = WithPaging(parameter with { Type = Sendable(parameter.Type, parameter.Location) }, paging);
        var allowed = Allowed(parameter, sort);
        if (allowed.Count > 0 && effective.Default is null && allowed.Contains(sort!.Default))
            effective = effective with { Default = sort.Default };

        var expression = _defaults.Of(effective.Type, effective.Default);
        return new()
        {
            Name = CSharpName.Escape(names.Claim(CSharpName.Camel(parameter.Name), "Value")),
            WireName = parameter.Name,
            Type = _types.Of(effective.Type),
            Location = parameter.Location,
            IsRequired = parameter.Location == ParameterLocation.Path || (parameter.IsRequired && expression is null),
            Default = parameter.Location == ParameterLocation.Path ? null : expression,
            DefaultText = effective.Default,
            Constraints = Declared.Constraints(effective.Minimum, effective.Maximum, parameter.Attributes),
            AllowedValues = allowed,
            Description = parameter.Description,
            Deprecation = Declared.Deprecation(parameter.Deprecation),
        };
    }

    // A body leaves no room for a form; a rule reports it.
    private static Parameter BesideBody(Parameter parameter, Operation operation) =>
        operation.Body is not null && parameter.Location == ParameterLocation.Form ? parameter with { Location = ParameterLocation.Query } : parameter;

    // Only scalars and enums have a text of their own (query strings and headers take lists of them); anything else travels as the text it
    // is. A rule reports it where the document says so; for an inferred path parameter it is simply what there is.
    private TypeReference Sendable(TypeReference type, ParameterLocation location)
    {
        var use = _types.Of(type);
        var isSendable = location switch
        {
            ParameterLocation.Form => true,
            ParameterLocation.Path => use.IsText,
            _ => use.IsText || (use.Shape == TypeShape.List && use.Element!.IsText),
        };
        return isSendable ? type : TypeReference.Of(Primitive.String);
    }

    // What the paging attribute says counts where the parameter itself is silent.
    private static Parameter WithPaging(Parameter parameter, PagingAttribute? paging)
    {
        if (paging is null || parameter.Type is not { Shape: TypeShape.Named, Primitive: Primitive.Integer or Primitive.Long })
            return parameter;

        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        if (parameter.Name == paging.Limit)
        {
            return parameter with
            {
                Minimum = parameter.Minimum ?? 1,
                Maximum = parameter.Maximum ?? paging.Maximum,
                Default = parameter.Default ?? paging.Default.ToString(invariant),
            };
        }

        return parameter.Name == paging.Offset
            ? parameter with { Minimum = parameter.Minimum ?? 0, Default = parameter.Default ?? "0" }
            : parameter;
    }

    private static EquatableArray<string> Allowed(Parameter parameter, SortAttribute? sort) =>
        sort is not null && parameter.Name == sort.Parameter && parameter.Type.Core.Primitive == Primitive.String
            ? sort.Fields.SelectMany(f => new[] { f, "-" + f }).ToEquatableArray()
            : default;
}
