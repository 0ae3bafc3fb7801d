using System.Collections.Concurrent;
using System.Text.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Values;

namespace Plumbline.Testing.Requests;

/// <summary>
/// Finds values for path parameters that exist in the service: what a POST to the path before the parameter created, or else what a
/// GET of it lists. A link needs no declaration: the answer's model has a field of the parameter's name.
/// </summary>
/// <param name="session">Sends the requests that find out.</param>
internal sealed class KnownPaths(ApiSession session)
{
    private readonly ConcurrentDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Values for an operation's path parameters; made up where nothing is known.</summary>
    /// <exception cref="NoValueException">Only safe requests are allowed, and what is there does not tell.</exception>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(
        TestedOperation operation, bool isFresh, CallMaker calls, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = PathTemplate.Parameters(operation.Operation.Path);
        foreach (var name in names)
        {
            var prefix = operation.Operation.Path[..operation.Operation.Path.IndexOf("/:" + name, StringComparison.Ordinal)];
            var key = $"{CallMaker.Fill(prefix, values)} {name}";
            if ((isFresh && name == names[^1]) || !_values.TryGetValue(key, out var value))
            {
                value = await FindAsync(operation, prefix, name, values, calls, cancellationToken).ConfigureAwait(false);
                if (value is not null && !isFresh)
                    _values[key] = value;
            }

            if (value is null && session.IsSafe)
                throw new NoValueException($"{operation.Name}: nothing is listed whose '{name}' could be asked for, and safe requests create nothing");

            values[name] = value ?? MakeUp(operation, name, calls);
        }

        return values;
    }

    /// <summary>Values that the service cannot know.</summary>
    public static IReadOnlyDictionary<string, string> Unknown(TestedOperation operation, CallMaker calls) =>
        PathTemplate.Parameters(operation.Operation.Path).ToDictionary(name => name, name => MakeUp(operation, name, calls), StringComparer.Ordinal);

    private static string MakeUp(TestedOperation operation, string name, CallMaker calls)
    {
        var parameter = operation.Operation.Parameters.First(parameter => parameter.Location == ParameterLocation.Path && parameter.Name == name);
        return ParameterText.Of(calls.Values.Make(operation.Document.Service, new Limits(parameter), true, $"{operation.Name} {name}"));
    }

    private async Task<string?> FindAsync(
        TestedOperation operation, string prefix, string name, Dictionary<string, string> outer, CallMaker calls, CancellationToken cancellationToken)
    {
        var candidates = operation.Document.Operations
            .Where(candidate => candidate.Operation.Path.TrimEnd('/') == prefix && (candidate.Operation.Method == "GET" || (candidate.Operation.Method == "POST" && !session.IsSafe)))
            .OrderByDescending(candidate => candidate.Operation.Method, StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            var call = calls.Make(candidate, candidate.Operation.Method == "POST", outer);
            var answer = await session.SendAsync(call, cancellationToken).ConfigureAwait(false);
            if (answer.IsSuccess && answer.Json is { } json && Field(json, name) is { } value)
                return value;
        }

        return null;
    }

    private static string? Field(JsonElement json, string name)
    {
        if (json.ValueKind == System.Text.Json.JsonValueKind.Array)
            return json.GetArrayLength() > 0 ? Field(json[json.GetArrayLength() - 1], name) : null;

        if (json.ValueKind != System.Text.Json.JsonValueKind.Object)
            return null;

        // /users/:user_id is the field id of a user as often as user_id.
        var names = name.Contains('_', StringComparison.Ordinal) ? new[] { name, name[(name.LastIndexOf('_') + 1)..] } : [name];
        foreach (var candidate in names)
        {
            if (json.TryGetProperty(candidate, out var field) && field.ValueKind is System.Text.Json.JsonValueKind.String or System.Text.Json.JsonValueKind.Number)
                return field.ValueKind == System.Text.Json.JsonValueKind.String ? field.GetString() : field.GetRawText();
        }

        return null;
    }
}
