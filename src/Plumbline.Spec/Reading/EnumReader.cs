using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Spec.Reading;

/// <summary>Reads enums.</summary>
internal static class EnumReader
{
    private static readonly string[] s_keys = ["name", "plural", "description", "deprecation", "attributes", "values", "enum"];
    private static readonly string[] s_valueKeys = ["name", "value", "description", "deprecation", "attributes"];

    /// <summary>Reads an enum.</summary>
    public static EnumType Read(NodeReader reader, string name, NodePath path)
    {
        reader.CheckKeys(s_keys);
        return new EnumType
        {
            Name = name,
            Plural = reader.Optional("plural") ?? Plurals.Of(name),
            Description = reader.Optional("description"),
            Deprecation = Metadata.Deprecation(reader),
            Attributes = Metadata.Attributes(reader, path),
            Values = Values(reader, path),
        };
    }

    private static EquatableArray<EnumValue> Values(NodeReader owner, NodePath path)
    {
        RequiredList.Check(owner, "values");
        var values = new List<EnumValue>();
        var names = new Duplicates(owner.Context.Findings, "value", owner.Place);
        foreach (var node in owner.Elements("values", JsonValueKind.Object))
        {
            var reader = Named.Reader(owner, node, "value");
            reader.CheckKeys(s_valueKeys);
            var name = reader.Required("name", ReaderRules.MissingEnumValueName);
            if (name is null || !names.IsNew(name, reader.Place.Span))
                continue;

            var valuePath = path.Item("values", values.Count);
            owner.Context.Syntax.Add(valuePath, node, reader.Place.Span);
            values.Add(new EnumValue
            {
                Name = name,
                Text = reader.Optional("value") ?? name,
                Description = reader.Optional("description"),
                Deprecation = Metadata.Deprecation(reader),
                Attributes = Metadata.Attributes(reader, valuePath),
            });
        }

        return values.ToEquatableArray();
    }
}
