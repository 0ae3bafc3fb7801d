using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Emit;

/// <summary>Writes the signature of an operation's client method.</summary>
internal static class ClientMethod
{
    private const int LineLength = 130;

    /// <summary>The runtime's type of the operation's result: the success body's, or <c>Nothing</c>.</summary>
    /// <param name="operation">The operation.</param>
    public static string Result(OperationDeclaration operation) =>
        Success(operation) is { } success ? success.Type.Name : "global::Plumbline.Client.Nothing";

    /// <summary>The answer whose body is the result; null where success has none.</summary>
    /// <param name="operation">The operation.</param>
    public static ResponseDeclaration? Success(OperationDeclaration operation)
    {
        // Without a 2xx of its own, "default" is what a success looks like.
        var success = operation.Responses.FirstOrDefault(response => response.IsSuccess)
            ?? operation.Responses.FirstOrDefault(response => response.Code is null);
        return success is not null && HasBody(operation, success) ? success : null;
    }

    /// <summary>Whether an answer comes with a body: HTTP gives none to HEAD.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="response">One of its answers.</param>
    public static bool HasBody(OperationDeclaration operation, ResponseDeclaration response) =>
        !response.Type.IsUnit && operation.Method != "HEAD";

    /// <summary>Result, name and parameters.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="withDefaults">Whether what may be left out says so.</param>
    public static string Signature(OperationDeclaration operation, bool withDefaults)
    {
        const string task = "global::System.Threading.Tasks.Task";
        var parameters = Parameters(operation, withDefaults);
        parameters.Add("global::System.Threading.CancellationToken cancellationToken" + (withDefaults ? " = default" : ""));
        var result = Success(operation) is { } success ? $"{task}<{success.Type.Name}>" : task;
        var head = $"{result} {operation.Name}Async(";
        var line = string.Join(", ", parameters);
        return head.Length + line.Length <= LineLength ? $"{head}{line})" : $"{head}\n    {string.Join(",\n    ", parameters)})";
    }

    /// <summary>Whether a parameter's default can stand in a signature; any other is filled in where the caller gives null.</summary>
    /// <param name="parameter">The parameter.</param>
    public static bool HasConstantDefault(ParameterDeclaration parameter) => parameter is
    {
        Default: not null,
        Type: { Shape: TypeShape.Named, Kind: TypeKind.Primitive },
        Type.Primitive: Primitive.Boolean or Primitive.Integer or Primitive.Long or Primitive.Double or Primitive.Decimal or Primitive.String,
    };

    private static List<string> Parameters(OperationDeclaration operation, bool withDefaults)
    {
        var result = operation.Parameters.Select(parameter => Parameter(parameter, withDefaults)).ToList();
        if (operation.Body is { } body)
            result.Insert(operation.Parameters.Count(p => p.Location == ParameterLocation.Path), $"{body.Type.Name} {body.Name}");

        return result;
    }

    private static string Parameter(ParameterDeclaration parameter, bool withDefault)
    {
        var isConstant = HasConstantDefault(parameter);
        var type = parameter.IsRequired || isConstant ? parameter.Type.Name : parameter.Type.NullableName;
        var value = !withDefault || parameter.IsRequired ? "" : " = " + (isConstant ? parameter.Default : "null");
        return $"{type} {parameter.Name}{value}";
    }
}
