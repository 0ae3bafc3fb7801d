using System.Text.Json;
using Plumbline.Spec.Model;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;
using JsonValueKind = System.Text.Json.JsonValueKind;

namespace Plumbline.Testing.Checks;

/// <summary>Looks at what an operation changes, by the GET of its path.</summary>
internal static class Readers
{
    /// <summary>The operation that reads what another one changes; null where there is none.</summary>
    public static TestedOperation? Of(TestedOperation operation) => operation.Document.Operations
        .FirstOrDefault(other => other.Operation.Method == "GET" && other.Operation.Path == operation.Operation.Path);

    /// <summary>Whether what an operation changes can be made and read.</summary>
    public static bool CanSee(TestedOperation operation) => Of(operation) is not null && ValidRequestCheck.PathIsKnown(operation);

    /// <summary>Reads what a request changes.</summary>
    public static async Task<ApiAnswer?> ReadAsync(CheckRun run, ApiCall call, string what, Func<ApiAnswer, IEnumerable<Problem>>? expect = null) =>
        Of(call.Operation) is { } read ? await run.SendAsync(new(read) { Path = call.Path }, what, expect).ConfigureAwait(false) : null;

    /// <summary>The fields that a body and the answer to reading have in common: what a caller decides.</summary>
    public static IReadOnlyList<string> SharedFields(TestedOperation operation) =>
        [.. CommonFields(operation).Where(common => common.Sent.Type == common.Read.Type).Select(common => common.Sent.Name)];

    /// <summary>The fields that a body and the answer to reading both name, be it by different types: what stays where a caller does not decide.</summary>
    public static IReadOnlyList<string> KeptFields(TestedOperation operation) => [.. CommonFields(operation).Select(common => common.Sent.Name)];

    private static IEnumerable<(Field Sent, Field Read)> CommonFields(TestedOperation operation)
    {
        if (operation.Operation.Body is not { } body || operation.Document.Model(body.Type) is not { } form
            || Of(operation) is not { } read || AnswerOracle.Response(read, 200) is not { } response || operation.Document.Model(response.Type) is not { } model)
        {
            return [];
        }

        return form.Type.Fields.Join(model.Type.Fields, sent => sent.Name, read => read.Name, (sent, read) => (sent, read), StringComparer.Ordinal);
    }

    /// <summary>The text of one field; empty where it is absent.</summary>
    public static string Field(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty(name, out var value) ? value.GetRawText() : "";
}
