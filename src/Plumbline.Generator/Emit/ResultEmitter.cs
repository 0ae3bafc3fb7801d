using System.Globalization;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Emit;

/// <summary>Emits an operation's result type: a struct that can hold only the answers that the document lists.</summary>
internal static class ResultEmitter
{
    private const string Answer = ServerNames.Runtime + "ApiAnswer";

    // ASP.NET Core's own results by status: without and with a body, and whether they carry a location.
    private static readonly Dictionary<int, (string? Empty, string? Body, bool HasLocation)> s_typedResults = new()
    {
        [200] = ("Ok", "Ok", false),
        [201] = ("Created", "Created", true),
        [202] = ("Accepted", "Accepted", true),
        [204] = ("NoContent", null, false),
        [400] = ("BadRequest", "BadRequest", false),
        [401] = ("UnauthorizedHttpResult", null, false),
        [404] = ("NotFound", "NotFound", false),
        [409] = ("Conflict", "Conflict", false),
        [422] = ("UnprocessableEntity", "UnprocessableEntity", false),
        [500] = ("InternalServerError", "InternalServerError", false),
    };

    /// <summary>Emits the result type.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="operation">The operation.</param>
    public static EmittedFile Emit(ResourceDeclaration resource, OperationDeclaration operation)
    {
        var name = HandlerArguments.ResultName(resource, operation);
        var writer = SourceFile.Start(resource.Context);
        var route = CSharpText.Xml(CSharpText.OneLine($"{operation.Method} {operation.Path}"));
        writer.WriteLine($$"""
            /// <summary>An answer of <c>{{route}}</c>: one that its document lists.</summary>
            {{SourceFile.GeneratedCode}}
            {{resource.Context.Access}} readonly struct {{name}} : {{ServerNames.Runtime}}IApiResult
            """);
        using (writer.Block())
        {
            writer.WriteLine($$"""
                private readonly {{Answer}}? _answer;

                private {{name}}({{Answer}} answer) => _answer = answer;

                /// <summary>The status; 500 where nothing was decided.</summary>
                public int StatusCode => {{Answer}}.StatusOf(_answer);

                /// <summary>The body; null where there is none.</summary>
                public object? Body => _answer?.Body;

                {{Answer}}? {{ServerNames.Runtime}}IApiResult.Answer => _answer;
                """);
            foreach (var response in operation.Responses)
                WriteFactory(writer, name, response, operation.Location);

            WriteBodyConversions(writer, name, operation);
            foreach (var response in operation.Responses)
                WriteTypedConversion(writer, name, response);
        }

        return SourceFile.End(writer, resource.Context, name);
    }

    private static void WriteFactory(SourceWriter writer, string name, ResponseDeclaration response, LocationDeclaration? location)
    {
        var parameters = new List<string>();
        if (response.Code is null)
            parameters.Add("int statusCode");

        if (!response.Type.IsUnit)
            parameters.Add($"{response.Type.Name} body");

        var headers = response.Headers.Where(header => header.IsRequired).Concat(response.Headers.Where(header => !header.IsRequired)).ToList();
        var names = HeaderNames(headers);
        parameters.AddRange(headers.Select((header, i) => header.IsRequired ? $"{header.Type.Name} {names[i]}" : $"{header.Type.NullableName} {names[i]} = null"));

        writer.WriteLine();
        var summary = response.Code is { } code ? code.ToString(CultureInfo.InvariantCulture) : "Any other status";
        writer.WriteLine(CSharpText.Doc("summary", response.Description is { } text ? $"{summary}: {text}" : summary + "."));
        if (response.Code is null)
            writer.WriteLine("/// <param name=\"statusCode\">The status, from 200 to 599.</param>");

        if (!response.Type.IsUnit)
            writer.WriteLine("/// <param name=\"body\">The body.</param>");

        for (var i = 0; i < headers.Count; i++)
            writer.WriteLine(CSharpText.Doc($"param name=\"{names[i].TrimStart('@')}\"", headers[i].Description ?? $"The header {headers[i].WireName}."));

        var head = $"public static {name} {response.Name}({string.Join(", ", parameters)})";
        var answer = AnswerExpression(response, location);
        if (headers.Count == 0)
        {
            writer.WriteLine($"{head} =>\n    new({answer});");
            return;
        }

        using (writer.Block(head))
        {
            var local = HandlerArguments.Free("answer", names);
            writer.WriteLine($"var {local} = {answer};");
            for (var i = 0; i < headers.Count; i++)
                WriteHeader(writer, local, headers[i], names[i]);

            writer.WriteLine($"return new({local});");
        }
    }

    private static string AnswerExpression(ResponseDeclaration response, LocationDeclaration? location)
    {
        var status = response.Code?.ToString(CultureInfo.InvariantCulture) ?? $"{Answer}.ChosenStatus(statusCode)";
        if (response.Type.IsUnit)
            return $"{Answer}.Empty({status})";

        var answer = $"{Answer}.Json<{response.Type.Name}, {response.Type.Codec}>({status}, body)";
        if (response.Code != 201 || location is null)
            return answer;

        var before = string.Concat(location.Pieces.TakeWhile(piece => !piece.IsParameter).Select(piece => piece.Text)).TrimEnd('/') + "/";
        var after = string.Concat(location.Pieces.SkipWhile(piece => !piece.IsParameter).Skip(1).Select(piece => piece.Text));
        return $"{answer}.WithLocation<{location.Type.Name}, {location.Type.Codec}>({CSharpText.Literal(before)}, body.{location.Property}, {CSharpText.Literal(after)})";
    }

    private static void WriteHeader(SourceWriter writer, string answer, ParameterDeclaration header, string name)
    {
        var isList = header.Type.Shape == TypeShape.List;
        var type = isList ? header.Type.Element! : header.Type;
        var call = $"{answer}.{(isList ? "WithHeaders" : "WithHeader")}<{type.Name}, {type.Codec}>({CSharpText.Literal(header.WireName)}, ";
        if (header.IsRequired)
        {
            writer.WriteLine($"{call}{name});");
        }
        else if (header.Default is { } otherwise)
        {
            writer.WriteLine($"{call}{name} ?? {otherwise});");
        }
        else
        {
            writer.WriteLine($"if ({name} is not null)");
            using (writer.Indent())
                writer.WriteLine($"{call}{(header.Type.IsValueType ? name + ".Value" : name)});");
        }
    }

    // Only where one success is documented does a bare body say which one is meant. Interfaces cannot convert, so a union has one per member.
    private static void WriteBodyConversions(SourceWriter writer, string name, OperationDeclaration operation)
    {
        var successes = operation.Responses.Where(response => response.IsSuccess).ToList();
        if (successes.Count != 1 || successes[0].Type.IsUnit || HasRequiredHeader(successes[0]))
            return;

        foreach (var type in successes[0].BodyTypes)
            WriteConversion(writer, name, type, "body", $"{successes[0].Name}(body)");
    }

    private static void WriteTypedConversion(SourceWriter writer, string name, ResponseDeclaration response)
    {
        if (response.Code is not { } code || HasRequiredHeader(response) || !s_typedResults.TryGetValue(code, out var typed))
            return;

        var result = response.Type.IsUnit ? typed.Empty : typed.Body;
        if (result is null)
            return;

        var type = response.Type.IsUnit ? ServerNames.Results + result : $"{ServerNames.Results}{result}<{response.Type.Name}>";
        if (!typed.HasLocation)
        {
            WriteConversion(writer, name, type, "result", response.Type.IsUnit ? $"{response.Name}()" : $"{response.Name}(result.Value!)");
            return;
        }

        var body = response.Type.IsUnit ? "" : "result.Value!";
        WriteConversion(writer, name, type, "result", $"new({response.Name}({body})._answer!.WithLocation(result.Location))");
    }

    private static void WriteConversion(SourceWriter writer, string name, string type, string parameter, string expression) => writer.WriteLine($$"""

        /// <summary>Converts to the answer that it stands for.</summary>
        /// <param name="{{parameter}}">The {{parameter}}.</param>
        public static implicit operator {{name}}({{type}} {{parameter}}) =>
            {{expression}};
        """);

    private static bool HasRequiredHeader(ResponseDeclaration response) => response.Headers.Any(header => header.IsRequired);

    private static List<string> HeaderNames(IEnumerable<ParameterDeclaration> headers)
    {
        var names = new List<string>();
        foreach (var header in headers)
        {
            var plain = header.Name.TrimStart('@');
            var free = HandlerArguments.Free(plain, names.Concat(["body", "statusCode"]));
            names.Add(free == plain ? header.Name : free);
        }

        return names;
    }
}
