using System.Globalization;
using System.Text;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Emit;

/// <summary>Writes the request that an operation's client method sends: path, then body, query and headers, one call per line.</summary>
internal static class ClientRequest
{
    /// <summary>Writes the expression, with a comma behind it.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="operation">The operation.</param>
    public static void Write(SourceWriter writer, OperationDeclaration operation)
    {
        var calls = Calls(operation).ToList();
        writer.WriteLine(calls.Count == 1 ? calls[0] + "," : calls[0]);
        using var indent = writer.Indent();
        for (var i = 1; i < calls.Count; i++)
            writer.WriteLine(calls[i] + (i == calls.Count - 1 ? "," : ""));
    }

    private static IEnumerable<string> Calls(OperationDeclaration operation)
    {
        for (var i = 0; i < operation.Pieces.Count; i++)
        {
            var piece = operation.Pieces[i];
            var parameter = piece.IsParameter
                ? operation.Parameters.FirstOrDefault(p => p.Location == ParameterLocation.Path && p.WireName == piece.Text)
                : null;
            if (parameter is { Type.IsText: true })
                yield return Call("Segment", parameter, parameter.Type);
            else
                yield return (i == 0 ? "new global::Plumbline.Client.ApiRequest(" : ".Path(") + Path(piece) + ")";
        }

        if (operation.Body is { } body)
            yield return $".Body<{body.Type.Name}, {body.Type.Codec}>({body.Name})";

        foreach (var parameter in operation.Parameters)
        {
            if (Add(operation, parameter) is { Length: > 0 } call)
                yield return call;
        }
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
        var isFilled = parameter.Default is not null && !ClientMethod.HasConstantDefault(parameter);
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
                result.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }

        return result.ToString();
    }
}
