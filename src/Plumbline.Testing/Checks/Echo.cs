using System.Text.Json;
using Plumbline.Spec.Model;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;
using JsonValueKind = System.Text.Json.JsonValueKind;

namespace Plumbline.Testing.Checks;

/// <summary>What was sent comes back as it was sent: each field that form and answer share by name and type, at any depth.</summary>
internal static class Echo
{
    private const int MaxDepth = 6;

    /// <summary>The problems of the answer to a change that was accepted.</summary>
    public static IEnumerable<Problem> Check(ApiCall call, ApiAnswer answer)
    {
        var document = call.Operation.Document;
        if (!answer.IsSuccess || call.Json is null || answer.Json is not { } json || call.Operation.Operation.Body is not { } body
            || AnswerOracle.Response(call.Operation, answer.Status) is not { } response)
        {
            return [];
        }

        return Compare(document, (document.Service, body.Type), (document.Service, response.Type), JsonSerializer.SerializeToElement(call.Json), json, "", 0);
    }

    private static IEnumerable<Problem> Compare(
        TestedDocument document, (Service Owner, TypeReference Type) form, (Service Owner, TypeReference Type) model, JsonElement sent, JsonElement answered, string place, int depth)
    {
        if (depth > MaxDepth)
            yield break;

        if (form.Type.Shape != model.Type.Shape)
            yield break;

        if (form.Type.Shape == TypeShape.List && sent.ValueKind == JsonValueKind.Array && answered.ValueKind == JsonValueKind.Array)
        {
            if (sent.GetArrayLength() != answered.GetArrayLength())
                yield break;

            foreach (var (one, other, i) in sent.EnumerateArray().Zip(answered.EnumerateArray()).Select((pair, i) => (pair.First, pair.Second, i)))
            {
                foreach (var problem in Compare(document, (form.Owner, form.Type.Element!), (model.Owner, model.Type.Element!), one, other, $"{place}/{i}", depth + 1))
                    yield return problem;
            }

            yield break;
        }

        if (document.Types.Model(form.Owner, form.Type) is { } from && document.Types.Model(model.Owner, model.Type) is { } to
            && sent.ValueKind == JsonValueKind.Object && answered.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in from.Type.Fields)
            {
                if (!sent.TryGetProperty(field.Name, out var one) || one.ValueKind == JsonValueKind.Null || to.Type.Fields.FirstOrDefault(other => other.Name == field.Name) is not { } same)
                    continue;

                var at = $"{place}/{field.Name}";
                if (answered.TryGetProperty(field.Name, out var other))
                {
                    foreach (var problem in Compare(document, (from.Owner, field.Type), (to.Owner, same.Type), one, other, at, depth + 1))
                        yield return problem;
                }
                else if (IsScalar(field.Type) && field.Type == same.Type)
                {
                    yield return Differs(at, one, "nothing");
                }
            }

            yield break;
        }

        if (IsScalar(form.Type) && form.Type == model.Type && !Same(form.Type, sent, answered))
            yield return Differs(place, sent, answered.GetRawText());
    }

    private static Problem Differs(string place, JsonElement sent, string answered) =>
        new("state", $"'{place.TrimStart('/')}' was sent as {Shorten(sent.GetRawText())} and answered as {Shorten(answered)}");

    // A time may be written in several ways.
    private static bool Same(TypeReference type, JsonElement sent, JsonElement answered) => type.Primitive switch
    {
        Primitive.DateTime => sent.TryGetDateTimeOffset(out var one) && answered.TryGetDateTimeOffset(out var other) ? Math.Abs((one - other).TotalMilliseconds) < 1 : sent.GetRawText() == answered.GetRawText(),
        Primitive.Uuid => string.Equals(sent.GetString(), answered.GetString(), StringComparison.OrdinalIgnoreCase),
        _ => JsonElement.DeepEquals(sent, answered),
    };

    private static bool IsScalar(TypeReference type) => type.Shape == TypeShape.Named && type.Kind is TypeKind.Primitive or TypeKind.Enum;

    private static string Shorten(string text) => text.Length <= 120 ? text : text[..117] + "...";
}
