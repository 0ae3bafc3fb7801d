using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>Reads headers of the service and of responses.</summary>
internal static class HeaderReader
{
    private static readonly string[] s_keys = ["name", "type", "required", "default", "description", "deprecation", "attributes"];

    /// <summary>Reads the key <c>headers</c>.</summary>
    public static EquatableArray<Header> Read(NodeReader owner, NodePath path)
    {
        var headers = new List<Header>();
        var names = new Duplicates(owner.Context.Findings, "header", owner.Place);
        foreach (var node in owner.Elements("headers", JsonValueKind.Object))
        {
            var reader = Named.Reader(owner, node, "header");
            reader.CheckKeys(s_keys);
            var name = reader.Required("name", ReaderRules.MissingFieldName);
            var type = TypeUseReader.Read(reader, ReaderRules.InvalidFieldType);
            if (name is null || type is null || !names.IsNew(name, reader.Place.Span))
                continue;

            var headerPath = path.Item("headers", headers.Count);
            owner.Context.Syntax.Add(headerPath, node, reader.Place.Span);
            headers.Add(new Header
            {
                Name = name,
                Type = type,
                IsRequired = reader.Boolean("required") ?? true,
                Default = reader.Optional("default"),
                Description = reader.Optional("description"),
                Deprecation = Metadata.Deprecation(reader),
                Attributes = Metadata.Attributes(reader, headerPath),
            });
        }

        return headers.ToEquatableArray();
    }
}
