using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Generator.Binding;

/// <summary>Declares the fields of models and interfaces.</summary>
/// <param name="project">Every document around.</param>
/// <param name="document">The document that declares them.</param>
internal sealed class FieldBinder(BoundProject project, BoundDocument document)
{
    // What emitted readers and writers call their own locals and parameters.
    private static readonly string[] s_locals = ["reader", "context", "member", "writer", "value", "start", "other", "options", "builder", "patch", "item"];

    private readonly TypeUses _types = new(project, document);
    private readonly DefaultExpressions _defaults = new(project, document);

    /// <summary>The C# names of fields, in their order.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="typeName">The C# name of the type around them.</param>
    public static IReadOnlyList<string> Names(EquatableArray<Field> fields, string typeName)
    {
        var names = TypeNames.Members(typeName);
        return [.. fields.Select(field => names.Claim(CSharpName.Pascal(field.Name), "Value"))];
    }

    /// <summary>The declarations of fields; the first of a name wins.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="typeName">The C# name of the type around them.</param>
    public EquatableArray<FieldDeclaration> Bind(EquatableArray<Field> fields, string typeName)
    {
        var locals = new NameScope(StringComparer.Ordinal, s_locals);
        return fields.Zip(Names(fields, typeName), (field, name) => Bind(field, name, locals)).ToEquatableArray();
    }

    private FieldDeclaration Bind(Field field, string name, NameScope locals) => new()
    {
        Name = name,
        LocalName = CSharpName.Escape(locals.Claim(CSharpName.Camel(field.Name), "Value")),
        WireName = field.Name,
        Type = _types.Of(field.Type),
        IsRequired = field.IsRequired,
        Default = _defaults.Of(field.Type, field.Default),
        DefaultText = field.Default,
        Constraints = Declared.Constraints(field.Minimum, field.Maximum, field.Attributes),
        Description = field.Description,
        Example = field.Example,
        Deprecation = Declared.Deprecation(field.Deprecation),
        IsPersonalData = field.Annotations.Contains("personal_data"),
    };
}
