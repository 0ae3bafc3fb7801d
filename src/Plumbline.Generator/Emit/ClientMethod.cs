using System.Text;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Emit;

/// <summary>Writes the signature of an operation's client method, and the request that it sends.</summary>
internal static class ClientMethod
{
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
        return $"{result} {operation.Name}Async({string.Join(", ", parameters)})";
    }

    /// <summary>The expression of the request.</summary>
    /// <param name="operation">The operation.</param>
    public static string Request(OperationDeclaration operation)
    {
        var isStarted = false;
        var result = new StringBuilder();
        foreach (var piece in operation.Pieces)
        {
            var parameter = piece.IsParameter
                ? operation.Parameters.FirstOrDefault(p => p.Location == ParameterLocation.Path && p.WireName == piece.Text)
                : null;
            if (parameter is { Type.IsText: true })
                result.Append(Call("Segment", parameter, parameter.Type));
            else
                result.Append(isStarted ? ".Path(" : "new global::Plumbline.Client.ApiRequest(").Append(Path(piece)).Append(')');

            isStarted = true;
        }

        if (operation.Body is { } body)
            result.Append($".Body<{body.Type.Name}, {body.Type.Codec}>({body.Name})");

        foreach (var parameter in operation.Parameters)
            result.Append(Add(operation, parameter));

        return result.ToString();
    }

    // Any other default is filled in where the caller gives null.
    private static bool HasConstantDefault(ParameterDeclaration parameter) => parameter is
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

    private static string Add(OperationDeclaration operation, ParameterDeclaration parameter) => parameter.Location switch
    {
        ParameterLocation.Query => Text("Query", parameter),
        ParameterLocation.Header => Text("Header", parameter),

        // There is one body: beside a declared one, form parameters travel in the query.
        ParameterLocation.Form when operation.Body is not null => Text("Query", parameter),
        ParameterLocation.Form => Call(Optional(parameter, "Form"), parameter, parameter.Type),
        _ => "",
    };

    // What no text can hold is an error in the document, which its rule reports; nothing is sent for it.
    private static string Text(string method, ParameterDeclaration parameter) => parameter.Type switch
    {
        { IsText: true } => Call(Optional(parameter, method), parameter, parameter.Type),
        { Shape: TypeShape.List, Element: { IsText: true } element } => Call(method + "List", parameter, element),
        _ => "",
    };

    private static string Optional(ParameterDeclaration parameter, string method) =>
        parameter.IsRequired || parameter.Default is not null ? method : "Optional" + method;

    private static string Call(string method, ParameterDeclaration parameter, TypeUse type)
    {
        var isFilled = parameter.Default is not null && !HasConstantDefault(parameter);
        var value = isFilled ? $"{parameter.Name} ?? {parameter.Default}" : parameter.Name;
        return $".{method}<{type.Name}, {type.Codec}>({CSharpText.Literal(parameter.WireName)}, {value})";
    }

    private static string Path(PathPiece piece) => CSharpText.Literal(Encode(piece.IsParameter ? ":" + piece.Text : piece.Text));

    // RFC 3986, section 3.3: everything else is percent-encoded; what the document has encoded itself stays.
    private static string Encode(string path)
    {
        var result = new StringBuilder(path.Length);
        foreach (var value in Encoding.UTF8.GetBytes(path))
        {
            var c = (char)value;
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "-._~!$&'()*+,;=:@/%".IndexOf(c) >= 0)
                result.Append(c);
            else
                result.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return result.ToString();
    }
}
