using System.Globalization;
using Plumbline.Spec.Export.OpenApi;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Export.Examples;

/// <summary>Whether what a document gives as an example is one: people write prose there too.</summary>
internal static class ExampleFit
{
    private static readonly string[] s_dateTimes = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Whether a value is one of a use's type, within its bounds.</summary>
    public static bool Fits(UseOfType use, JsonValue value) => Fits(use.Type, value) && IsInBounds(use, value);

    private static bool Fits(TypeReference type, JsonValue value) => type.Shape switch
    {
        TypeShape.List => value.Kind == JsonValueKind.Array && value.Items.All(item => Fits(type.Element!, item)),
        TypeShape.Map => value.Kind == JsonValueKind.Object && value.Members.All(member => Fits(type.Element!, member.Value)),
        _ when type.Kind == TypeKind.Enum => value.Kind == JsonValueKind.String,
        _ when type.Kind == TypeKind.Primitive => FitsPrimitive(type.Primitive, value),
        // Whether an object is a model would be a second reader of models.
        _ => false,
    };

    private static bool FitsPrimitive(Primitive primitive, JsonValue value) => primitive switch
    {
        Primitive.Boolean => value.Kind == JsonValueKind.Boolean,
        Primitive.Integer => value.Kind == JsonValueKind.Number && int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        Primitive.Long => value.Kind == JsonValueKind.Number && long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        Primitive.Double or Primitive.Decimal => value.Kind == JsonValueKind.Number,
        Primitive.Uuid => value.Kind == JsonValueKind.String && Guid.TryParseExact(value.Text, "D", out _),
        Primitive.Date => value.Kind == JsonValueKind.String
            && DateTime.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        // Without an offset nobody knows when it is.
        Primitive.DateTime => value.Kind == JsonValueKind.String
            && (value.Text.EndsWith("Z", StringComparison.Ordinal) || value.Text.Length > 6 && value.Text[value.Text.Length - 3] == ':' && value.Text[value.Text.Length - 6] is '+' or '-')
            && DateTimeOffset.TryParseExact(value.Text, s_dateTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        Primitive.String => value.Kind == JsonValueKind.String,
        Primitive.Object => value.Kind == JsonValueKind.Object,
        _ => true,
    };

    private static bool IsInBounds(UseOfType use, JsonValue value)
    {
        long? size = use.Type switch
        {
            { Shape: TypeShape.List } => value.Items.Count,
            { Shape: TypeShape.Map } => value.Members.Count,
            { Primitive: Primitive.String } => value.Text.Length,
            { Primitive: Primitive.Integer or Primitive.Long } => long.Parse(value.Text, CultureInfo.InvariantCulture),
            _ => null,
        };
        return size is not { } known || known >= (use.Minimum ?? long.MinValue) && known <= (use.Maximum ?? long.MaxValue);
    }
}
