using Plumbline.Spec.Collections;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>Reads the parameters of an operation and puts them in order.</summary>
internal static class ParameterReader
{
    private static readonly string[] s_keys =
    [
        "name", "type", "location", "required", "default", "minimum", "maximum", "example", "description", "deprecation", "attributes",
        "annotations",
    ];

    /// <summary>Reads the key <c>parameters</c>; parameters of the path come first, undeclared ones with a type that binding infers.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="path">The operation's place in the service.</param>
    /// <param name="fullPath">Its whole URL path.</param>
    /// <param name="defaultLocation">Where parameters travel that neither say so nor stand in the path.</param>
    public static EquatableArray<Parameter> Read(NodeReader operation, NodePath path, string fullPath, ParameterLocation defaultLocation)
    {
        var inPath = PathTemplate.Parameters(fullPath);
        var declared = new Dictionary<string, NodeReader>(StringComparer.Ordinal);
        var order = new List<string>();
        var names = new Duplicates(operation.Context.Findings, "parameter", operation.Place);

        foreach (var node in operation.Elements("parameters", JsonValueKind.Object))
        {
            var reader = Named.Reader(operation, node, "parameter");
            reader.CheckKeys(s_keys);
            var name = reader.Required("name", ReaderRules.MissingFieldName);
            if (name is null || !names.IsNew(name, reader.Place.Span))
                continue;

            declared.Add(name, reader);
            order.Add(name);
        }

        var parameters = new List<Parameter>();
        foreach (var name in inPath)
        {
            var parameter = declared.TryGetValue(name, out var reader)
                ? Read(reader, name, path.Item("parameters", parameters.Count), ParameterLocation.Path, isForced: true)
                : null;
            parameters.Add(parameter ?? Undeclared(name));
        }

        var placed = new HashSet<string>(inPath, StringComparer.Ordinal);
        foreach (var name in order)
        {
            if (!placed.Contains(name) && Read(declared[name], name, path.Item("parameters", parameters.Count), defaultLocation, isForced: false) is { } parameter)
                parameters.Add(parameter);
        }

        return parameters.ToEquatableArray();
    }

    private static Parameter Undeclared(string name) => new()
    {
        Name = name,
        Type = InferredType.Pending,
        Location = ParameterLocation.Path,
    };

    private static Parameter? Read(NodeReader reader, string name, NodePath path, ParameterLocation location, bool isForced)
    {
        var declared = Location(reader);
        var type = TypeUseReader.Read(reader, ReaderRules.InvalidFieldType);
        if (type is null)
            return null;

        reader.Context.Syntax.Add(path, reader.Node, reader.Place.Span);
        return new Parameter
        {
            Name = name,
            Type = type,
            Location = isForced ? location : declared ?? location,
            IsRequired = reader.Boolean("required") ?? true,
            Default = JsonValues.DefaultText(reader.Find("default")),
            Minimum = reader.Long("minimum"),
            Maximum = reader.Long("maximum"),
            Example = reader.Optional("example"),
            Description = reader.Optional("description"),
            Deprecation = Metadata.Deprecation(reader),
            Attributes = Metadata.Attributes(reader, path),
        };
    }

    private static ParameterLocation? Location(NodeReader reader)
    {
        var text = reader.Optional("location");
        if (text is null)
            return null;

        foreach (var location in new[] { ParameterLocation.Path, ParameterLocation.Query, ParameterLocation.Form, ParameterLocation.Header })
        {
            if (string.Equals(location.ToString(), text, StringComparison.OrdinalIgnoreCase))
                return location;
        }

        reader.Report(ReaderRules.UnrecognizedValue, reader.SpanOf("location"), $"location {Quoted.Text(text)} of {reader.Place} is not recognized; use path, query, form or header");
        return null;
    }
}
