using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Spec.Reading;

/// <summary>Reads models and interfaces.</summary>
internal static class ModelReader
{
    private static readonly string[] s_modelKeys =
        ["description", "plural", "fields", "interfaces", "attributes", "templates", "deprecation", "model"];

    private static readonly string[] s_interfaceKeys = ["plural", "description", "deprecation", "attributes", "fields", "interface"];

    /// <summary>Reads a model.</summary>
    public static ModelType ReadModel(NodeReader reader, string name, NodePath path)
    {
        reader.CheckKeys(s_modelKeys);
        return new ModelType
        {
            Name = name,
            Plural = reader.Optional("plural") ?? Plurals.Of(name),
            Description = reader.Optional("description"),
            Deprecation = Metadata.Deprecation(reader),
            Attributes = Metadata.Attributes(reader, path),
            Fields = FieldReader.Read(reader, path, checkKeys: true),
            Interfaces = ReadInterfaces(reader, path),
        };
    }

    /// <summary>Reads an interface.</summary>
    public static InterfaceType ReadInterface(NodeReader reader, string name, NodePath path)
    {
        reader.CheckKeys(s_interfaceKeys);
        return new InterfaceType
        {
            Name = name,
            Plural = reader.Optional("plural") ?? Plurals.Of(name),
            Description = reader.Optional("description"),
            Deprecation = Metadata.Deprecation(reader),
            Attributes = Metadata.Attributes(reader, path),
            Fields = FieldReader.Read(reader, path, checkKeys: false),
        };
    }

    /// <summary>Reads the key <c>interfaces</c> of a model or union.</summary>
    public static EquatableArray<TypeReference> ReadInterfaces(NodeReader owner, NodePath path)
    {
        var interfaces = new List<TypeReference>();
        var names = new Duplicates(owner.Context.Findings, "interface", owner.Place);
        foreach (var node in owner.Elements("interfaces", JsonValueKind.String))
        {
            var name = node.Text.Trim();
            if (name.Length == 0)
            {
                owner.Report(ReaderRules.BlankString, node.Span, $"an interface of {owner.Place} must not be blank; name one or remove it");
                continue;
            }

            if (!names.IsNew(name, node.Span))
                continue;

            owner.Context.Syntax.Add(path.Item("interfaces", interfaces.Count), node, node.Span);
            interfaces.Add(TypeReference.Named(name));
        }

        return interfaces.ToEquatableArray();
    }
}
