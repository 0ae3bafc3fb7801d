using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>Reads the key <c>type</c>: a type's text, or a type declared in place.</summary>
internal static class TypeUseReader
{
    // The first of these keys that an inline type has says what it declares.
    private static readonly string[] s_kinds = ["enum", "interface", "model", "union"];

    /// <summary>Reads the type of an object that must have one.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="invalid">The rule for a missing or malformed type.</param>
    /// <returns>Null (and a finding) where there is none.</returns>
    public static TypeReference? Read(NodeReader owner, RuleDescriptor invalid)
    {
        var value = owner.Find("type");
        switch (value?.Kind)
        {
            case null:
                if (owner.Node.Find("type")?.Value.IsMissing != true)
                    owner.Report(invalid, owner.Place.Span, $"{owner.Place} has no 'type'; add it, e.g. \"type\": \"string\"");
                return null;
            case JsonValueKind.String when value.Text.Trim().Length == 0:
                owner.Report(invalid, value.Span, $"'type' of {owner.Place} must not be blank; name a type");
                return null;
            case JsonValueKind.String:
                return TypeText.Parse(value.Text);
            case JsonValueKind.Object:
                return ReadInline(owner, value, invalid);
            default:
                owner.Report(invalid, value.Span, $"'type' of {owner.Place} must be a type's name or an object that declares one");
                return null;
        }
    }

    private static TypeReference? ReadInline(NodeReader owner, JsonNode declaration, RuleDescriptor invalid)
    {
        foreach (var kind in s_kinds)
        {
            if (declaration.Find(kind)?.Value is not { } name)
                continue;

            if (name.Kind != JsonValueKind.String || name.Text.Trim().Length == 0)
            {
                owner.Report(invalid, name.Span, $"the {kind} declared as 'type' of {owner.Place} must have a name; write \"{kind}\": \"<name>\"");
                return null;
            }

            var use = TypeText.Parse(name.Text);
            ListOf(owner.Context.Declarations, kind).Add(new Declaration(use.Core.Name, name.Span, declaration));
            return use;
        }

        owner.Report(invalid, declaration.Span, $"'type' of {owner.Place} declares nothing; give it a key 'enum', 'model' or 'union' with the new type's name");
        return null;
    }

    private static DeclarationList ListOf(Declarations declarations, string kind) => kind switch
    {
        "enum" => declarations.Enums,
        "interface" => declarations.Interfaces,
        "model" => declarations.Models,
        _ => declarations.Unions,
    };
}
