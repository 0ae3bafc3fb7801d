using Plumbline.Spec.Collections;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>Reads a whole document, top down.</summary>
internal static class ServiceReader
{
    private static readonly string[] s_keys =
    [
        "name", "namespace", "base_url", "description", "info", "imports", "headers", "enums", "interfaces", "models", "unions", "resources",
        "annotations", "attributes", "templates", "apidoc", "apibuilder", "$schema",
    ];

    /// <summary>Reads the service.</summary>
    /// <param name="reader">The document's outermost object, templates applied.</param>
    /// <param name="fallbackName">The name where the document has none.</param>
    public static Service Read(NodeReader reader, string fallbackName)
    {
        var root = NodePath.Root;
        reader.Context.Syntax.Add(root, reader.Node, reader.Node.Find("name")?.Value.Span ?? new TextSpan(reader.Node.Span.Start, 1));
        reader.CheckKeys(s_keys);
        var name = reader.Required("name", ReaderRules.MissingKey) ?? fallbackName;

        var declarations = reader.Context.Declarations;
        Declare(reader, "enums", "enum", declarations.Enums);
        Declare(reader, "interfaces", "interface", declarations.Interfaces);
        Declare(reader, "models", "model", declarations.Models);
        Declare(reader, "unions", "union", declarations.Unions);

        var headers = HeaderReader.Read(reader, root);
        var resources = Resources(reader);
        var types = new TypesReader(reader);
        types.ReadAll();

        return new Service
        {
            Name = name,
            Namespace = reader.Optional("namespace"),
            Organization = Key(reader, "organization"),
            Application = Key(reader, "application") ?? Slug.Of(name),
            Version = reader.Context.Form == DocumentForm.ServiceJson ? reader.Optional("version") : null,
            BaseUrl = reader.Optional("base_url"),
            Description = reader.Optional("description"),
            Info = InfoReader.Read(reader),
            Imports = ImportReader.Read(reader),
            Headers = headers,
            Enums = types.Enums.ToEquatableArray(),
            Interfaces = types.Interfaces.ToEquatableArray(),
            Models = types.Models.ToEquatableArray(),
            Unions = types.Unions.ToEquatableArray(),
            Resources = resources,
            Attributes = Metadata.Attributes(reader, root),
            Annotations = Annotations(reader),
        };
    }

    private static void Declare(NodeReader root, string key, string kind, DeclarationList list)
    {
        foreach (var declaration in Named.Read(root, key, kind, "name"))
            list.Add(declaration);
    }

    private static EquatableArray<Resource> Resources(NodeReader root)
    {
        var resources = new List<Resource>();
        var names = new Duplicates(root.Context.Findings, "resource", root.Place);
        foreach (var declaration in Named.Read(root, "resources", "resource", "type", "model"))
        {
            if (!names.IsNew(declaration.Name, declaration.NameSpan))
                continue;

            // All that a resource takes from beyond its own text.
            var plural = ResourceReader.PluralOf(root.Context.Declarations, declaration.Name);
            resources.Add(DeclarationReader.Read(
                root.Context, declaration, "resources", "resource", resources.Count, plural, (reader, type, path) => ResourceReader.Read(reader, type, plural, path)));
        }

        return resources.ToEquatableArray();
    }

    private static EquatableArray<Annotation> Annotations(NodeReader root)
    {
        var annotations = new List<Annotation>();
        var names = new Duplicates(root.Context.Findings, "annotation", root.Place);
        foreach (var declaration in Named.Read(root, "annotations", "annotation", "name"))
        {
            if (declaration.Name.Trim().Length == 0)
            {
                root.Report(ReaderRules.MissingAnnotationName, declaration.NameSpan, "an annotation must have a name; write it as the key");
                continue;
            }

            if (!names.IsNew(declaration.Name, declaration.NameSpan))
                continue;

            var reader = DeclarationReader.For(root.Context, declaration, "annotation");
            reader.CheckKeys(["description", "deprecation"]);
            root.Context.Syntax.Add(NodePath.Root.Item("annotations", annotations.Count), declaration.Node, declaration.NameSpan);
            annotations.Add(new Annotation
            {
                Name = declaration.Name,
                Description = reader.Optional("description"),
                Deprecation = Metadata.Deprecation(reader),
            });
        }

        return annotations.ToEquatableArray();
    }

    private static string? Key(NodeReader root, string key) =>
        root.Context.Form == DocumentForm.ServiceJson && root.Object(key) is { } node
            ? root.Child(node, key, null, node.Span).Optional("key")
            : null;
}
