using System.Text.Json.Nodes;
using Plumbline.Spec.Model;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Values;

namespace Plumbline.Testing.Requests;

/// <summary>Makes valid requests.</summary>
/// <param name="maker">Makes values.</param>
/// <param name="known">Values of path parameters that exist in the service.</param>
internal sealed class CallMaker(ValueMaker maker, KnownPaths known)
{
    /// <summary>Makes values.</summary>
    public ValueMaker Values => maker;

    /// <summary>A valid request to something that exists, as far as that can be found out.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="isFull">Whether optional parts are there.</param>
    /// <param name="isFresh">Whether the thing must be one that no other check uses (because it will be gone or changed).</param>
    /// <param name="cancellationToken">Stops the requests that find out.</param>
    /// <exception cref="NoValueException">The document asks for what cannot be made up.</exception>
    public async Task<ApiCall> MakeAsync(TestedOperation operation, bool isFull, bool isFresh, CancellationToken cancellationToken) =>
        Make(operation, isFull, await known.FindAsync(operation, isFresh, this, cancellationToken).ConfigureAwait(false));

    /// <summary>A valid request to a path.</summary>
    public ApiCall Make(TestedOperation operation, bool isFull, IReadOnlyDictionary<string, string> path)
    {
        var service = operation.Document.Service;
        var call = new ApiCall(operation) { Path = Fill(operation.Operation.Path, path) };
        foreach (var parameter in operation.Operation.Parameters)
        {
            var isNeeded = parameter.IsRequired && parameter.Default is null;
            if (parameter.Location is ParameterLocation.Path or ParameterLocation.Form || !(isNeeded || (isFull && !IsSelecting(parameter))))
                continue;

            var texts = ParameterText.Texts(maker.Make(service, new Limits(operation.Operation, parameter), true, $"{operation.Name} {parameter.Name}"));
            call = parameter.Location == ParameterLocation.Header
                ? call.WithHeader(parameter.Name, string.Join(',', texts))
                : call.WithQuery(parameter.Name, texts);
        }

        foreach (var header in service.Headers.Where(header => header.IsRequired && header.Default is null))
            call = call.WithHeader(header.Name, string.Join(',', ParameterText.Texts(maker.Make(service, new Limits(header), true, $"{operation.Name} {header.Name}"))));

        if (operation.Operation.Body is { } body && body.Type.Core.Primitive != Primitive.Unit)
            return call.WithJson(maker.Make(service, new Limits(body.Type), isFull));

        var form = operation.Operation.Parameters.Where(parameter => parameter.Location == ParameterLocation.Form).ToList();
        return form.Count == 0
            ? call
            : call.WithJson(new JsonObject(form
                .Where(parameter => isFull || (parameter.IsRequired && parameter.Default is null))
                .Select(parameter => KeyValuePair.Create(parameter.Name, maker.Make(service, new Limits(parameter), isFull, $"{operation.Name} {parameter.Name}")))));
    }

    /// <summary>A path with its parameters filled in; what is not given is made up.</summary>
    public static string Fill(string path, IReadOnlyDictionary<string, string> values) => string.Join('/', path.Split('/').Select(segment =>
    {
        if (segment.Length < 2 || segment[0] != ':')
            return segment;

        var name = segment[1..].Split('.')[0];
        return (values.TryGetValue(name, out var value) ? Uri.EscapeDataString(value) : segment) + segment[(name.Length + 1)..];
    }));

    // Random values of sorting are no names of fields, and each selecting parameter has checks of its own.
    private static bool IsSelecting(Parameter parameter) => parameter.Name is "sort" or "cursor" or "after";
}
