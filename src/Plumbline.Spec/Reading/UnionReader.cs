using Plumbline.Spec.Collections;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Spec.Reading;

/// <summary>Reads unions.</summary>
internal static class UnionReader
{
    private static readonly string[] s_keys =
        ["plural", "description", "deprecation", "attributes", "interfaces", "discriminator", "types", "union"];

    private static readonly string[] s_memberKeys =
        ["type", "description", "deprecation", "attributes", "default", "discriminator_value", "fields"];

    /// <summary>Reads a union.</summary>
    public static UnionType Read(NodeReader reader, string name, NodePath path)
    {
        reader.CheckKeys(s_keys);
        return new UnionType
        {
            Name = name,
            Plural = reader.Optional("plural") ?? Plurals.Of(name),
            Description = reader.Optional("description"),
            Deprecation = Metadata.Deprecation(reader),
            Attributes = Metadata.Attributes(reader, path),
            Interfaces = ModelReader.ReadInterfaces(reader, path),
            Discriminator = reader.Optional("discriminator"),
            Members = Members(reader, path),
        };
    }

    private static EquatableArray<UnionMember> Members(NodeReader owner, NodePath path)
    {
        RequiredList.Check(owner, "types");
        var members = new List<UnionMember>();
        var names = new Duplicates(owner.Context.Findings, "type", owner.Place);
        foreach (var node in owner.Elements("types", JsonValueKind.Object))
        {
            var typeNode = node.Find("type")?.Value;
            var typeName = typeNode is { Kind: JsonValueKind.String } ? typeNode.Text : null;
            var reader = owner.Child(node, "member", typeName, typeName is null ? new TextSpan(node.Span.Start, 1) : typeNode!.Span);
            reader.CheckKeys(s_memberKeys);
            var type = TypeUseReader.Read(reader, ReaderRules.InvalidMemberType);
            if (type is null || !names.IsNew(type.ToString(), reader.Place.Span))
                continue;

            DeclareFields(reader, type);
            var memberPath = path.Item("types", members.Count);
            owner.Context.Syntax.Add(memberPath, node, reader.Place.Span);
            members.Add(new UnionMember
            {
                Type = type,
                DiscriminatorValue = reader.Optional("discriminator_value") ?? type.Core.Name,
                IsDefault = reader.Boolean("default") ?? false,
                Description = reader.Optional("description"),
                Deprecation = Metadata.Deprecation(reader),
                Attributes = Metadata.Attributes(reader, memberPath),
            });
        }

        return members.ToEquatableArray();
    }

    /// <summary>Fields given on a member declare the model that the member names.</summary>
    private static void DeclareFields(NodeReader member, TypeReference type)
    {
        var fields = member.Node.Find("fields");
        if (fields is null || member.Find("fields") is null)
            return;

        var kind = type.Shape switch
        {
            TypeShape.List => "a list",
            TypeShape.Map => "a map",
            _ => Primitives.Parse(type.Name) == Primitive.None ? null : "a primitive",
        };
        if (kind is not null)
        {
            member.Report(ReaderRules.FieldsOnNonModel, fields.NameSpan, $"{member.Place} is {kind} and cannot have fields; remove them or give the member a name of its own");
            return;
        }

        var model = new JsonNode { Kind = JsonValueKind.Object, Span = member.Node.Span, Members = [fields] };
        member.Context.Declarations.Models.Add(new Declaration(type.Name, member.Place.Span, model));
    }
}
