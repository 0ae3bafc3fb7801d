using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Makes enums of lists of texts.</summary>
internal static class EnumImport
{
    public static EnumType Read(string name, Cursor schema)
    {
        var texts = schema["enum"] is null ? [SchemaShapes.Constant(schema)!] : schema.Texts("enum").Distinct(StringComparer.Ordinal).ToList();
        var names = new NameScope(StringComparer.OrdinalIgnoreCase, []);
        var description = schema.Text("description");
        return new()
        {
            Name = name,
            Plural = Plurals.Of(name),
            Description = description,
            Deprecation = schema.IsTrue("deprecated") ? new(null) : null,
            Values = texts.Select(text => new EnumValue { Name = names.Claim(ImportedNames.Snake(text)), Text = text }).ToEquatableArray(),
        };
    }
}
