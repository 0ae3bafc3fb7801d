using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>Reads fields of models and interfaces.</summary>
internal static class FieldReader
{
    // 'enum' and 'values' have a finding of their own.
    private static readonly string[] s_keys =
    [
        "name", "type", "required", "default", "minimum", "maximum", "example", "description", "deprecation", "attributes", "annotations",
        "enum", "values",
    ];

    /// <summary>Reads the key <c>fields</c>.</summary>
    /// <param name="owner">The model, interface or union member.</param>
    /// <param name="path">The owner's place in the service.</param>
    /// <param name="checkKeys">Whether unknown keys are reported (the format leaves an interface's fields unchecked).</param>
    public static EquatableArray<Field> Read(NodeReader owner, NodePath path, bool checkKeys)
    {
        var fields = new List<Field>();
        var names = new Duplicates(owner.Context.Findings, "field", owner.Place);
        foreach (var node in owner.Elements("fields", JsonValueKind.Object))
        {
            var reader = Named.Reader(owner, node, "field");
            if (checkKeys)
                reader.CheckKeys(s_keys);

            var fieldPath = path.Item("fields", fields.Count);
            var field = Read(reader, fieldPath);
            if (field is null || !names.IsNew(field.Name, reader.Place.Span))
                continue;

            owner.Context.Syntax.Add(fieldPath, node, reader.Place.Span);
            fields.Add(field);
        }

        return fields.ToEquatableArray();
    }

    private static Field? Read(NodeReader reader, NodePath path)
    {
        var name = reader.Required("name", ReaderRules.MissingFieldName);
        ReportEnum(reader);
        var type = TypeUseReader.Read(reader, ReaderRules.InvalidFieldType);
        if (name is null || type is null)
            return null;

        return new Field
        {
            Name = name,
            Type = type,
            IsRequired = reader.Boolean("required") ?? true,
            Default = JsonValues.DefaultText(reader.Find("default")),
            Minimum = reader.Long("minimum"),
            Maximum = reader.Long("maximum"),
            Example = reader.Optional("example"),
            Description = reader.Optional("description"),
            Deprecation = Metadata.Deprecation(reader),
            Attributes = Metadata.Attributes(reader, path),
            Annotations = Annotations(reader, path),
        };
    }

    private static void ReportEnum(NodeReader field)
    {
        var values = field.Node.Find("enum") ?? field.Node.Find("values");
        if (values is not null)
            field.Report(ReaderRules.EnumOnField, values.NameSpan, $"{field.Place} lists enum values; declare an enum under 'enums' and name it as the field's type");
    }

    private static EquatableArray<string> Annotations(NodeReader field, NodePath path)
    {
        var nodes = field.Find("annotations") is { Kind: JsonValueKind.String } single
            ? [single]
            : field.Elements("annotations", JsonValueKind.String);

        var annotations = new List<string>();
        var names = new Duplicates(field.Context.Findings, "annotation", field.Place);
        foreach (var node in nodes)
        {
            var name = node.Text.Trim();
            if (name.Length == 0 || !names.IsNew(name, node.Span))
                continue;

            field.Context.Syntax.Add(path.Item("annotations", annotations.Count), node, node.Span);
            annotations.Add(name);
        }

        return annotations.ToEquatableArray();
    }
}
