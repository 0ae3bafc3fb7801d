using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.Documents;

/// <summary>Writes the parts that both forms of the format write alike. In the hand-written form defaults are left out, in the normal form they are filled in.</summary>
/// <param name="isNormal">Whether it is the normal form.</param>
internal sealed class Parts(bool isNormal)
{
    public static JsonValue? Attributes(EquatableArray<ApiAttribute> attributes) => ArrayOrNothing(attributes.Select(attribute => Object(
        ("name", Text(attribute.Name)),
        ("value", attribute.Value),
        ("description", TextOrNothing(attribute.Description)))));

    public static JsonValue? Deprecation(Deprecation? deprecation) =>
        deprecation is null ? null : Object(("description", TextOrNothing(deprecation.Description)));

    public static JsonValue Type(TypeReference type) => Text(type.ToString());

    /// <summary>An array that the normal form always has.</summary>
    public JsonValue? List(IEnumerable<JsonValue> items) => isNormal ? Array(items) : ArrayOrNothing(items);

    /// <summary>Whether something must be there; that is the rule, so people leave it out.</summary>
    public JsonValue? Required(bool isRequired) => isNormal ? (isRequired ? True : False) : isRequired ? null : False;

    public JsonValue Field(Field field) => Object(
        ("name", Text(field.Name)),
        ("type", Type(field.Type)),
        ("description", TextOrNothing(field.Description)),
        ("deprecation", Deprecation(field.Deprecation)),
        ("default", Default(field.Type, field.Default)),
        ("required", Required(field.IsRequired)),
        ("minimum", Number(field.Minimum)),
        ("maximum", Number(field.Maximum)),
        ("example", TextOrNothing(field.Example)),
        ("attributes", Attributes(field.Attributes)),
        ("annotations", ArrayOrNothing(field.Annotations.Select(Text))));

    public JsonValue Parameter(Parameter parameter, bool isLocationKnown) => Object(
        ("name", Text(parameter.Name)),
        ("type", Type(parameter.Type)),
        ("location", isLocationKnown ? null : Text(isNormal ? parameter.Location.ToString() : parameter.Location.ToString().ToLowerInvariant())),
        ("description", TextOrNothing(parameter.Description)),
        ("deprecation", Deprecation(parameter.Deprecation)),
        ("required", Required(parameter.IsRequired)),
        ("default", Default(parameter.Type, parameter.Default)),
        ("minimum", Number(parameter.Minimum)),
        ("maximum", Number(parameter.Maximum)),
        ("example", TextOrNothing(parameter.Example)),
        ("attributes", Attributes(parameter.Attributes)));

    public JsonValue Header(Header header) => Object(
        ("name", Text(header.Name)),
        ("type", Type(header.Type)),
        ("description", TextOrNothing(header.Description)),
        ("deprecation", Deprecation(header.Deprecation)),
        ("required", Required(header.IsRequired)),
        ("default", TextOrNothing(header.Default)),
        ("attributes", Attributes(header.Attributes)));

    public static JsonValue EnumValue(EnumValue value) => Object(
        ("name", Text(value.Name)),
        ("value", value.Text == value.Name ? null : Text(value.Text)),
        ("description", TextOrNothing(value.Description)),
        ("deprecation", Deprecation(value.Deprecation)),
        ("attributes", Attributes(value.Attributes)));

    public JsonValue Member(UnionMember member) => Object(
        ("type", Type(member.Type)),
        ("description", TextOrNothing(member.Description)),
        ("deprecation", Deprecation(member.Deprecation)),
        ("default", TrueOrNothing(member.IsDefault)),
        ("discriminator_value", isNormal || member.DiscriminatorValue != member.Type.Core.Name ? Text(member.DiscriminatorValue) : null),
        ("attributes", Attributes(member.Attributes)));

    public static JsonValue? Body(Body? body) => body is null ? null : Object(
        ("type", Type(body.Type)),
        ("description", TextOrNothing(body.Description)),
        ("deprecation", Deprecation(body.Deprecation)),
        ("attributes", Attributes(body.Attributes)));

    public static JsonValue? Info(ServiceInfo info) => ObjectOrNothing(
    [
        ("contact", ObjectOrNothing([("name", TextOrNothing(info.ContactName)), ("url", TextOrNothing(info.ContactUrl)), ("email", TextOrNothing(info.ContactEmail))])),
        ("license", info.LicenseName is null ? null : Object(("name", Text(info.LicenseName)), ("url", TextOrNothing(info.LicenseUrl)))),
    ]);

    // People write 25 and true, the normal form has texts only.
    private JsonValue? Default(TypeReference type, string? text)
    {
        if (text is null)
            return null;

        var isPlain = !isNormal && type.Shape == TypeShape.Named
            && (type.Primitive == Primitive.Boolean ? text is "true" or "false"
                : type.Primitive is Primitive.Integer or Primitive.Long or Primitive.Double or Primitive.Decimal && Json.JsonNumber.IsValid(text));
        return !isPlain ? Text(text) : type.Primitive == Primitive.Boolean ? (text == "true" ? True : False) : Number(text);
    }
}
