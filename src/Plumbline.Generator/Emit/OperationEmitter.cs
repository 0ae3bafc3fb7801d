using System.Globalization;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Emit;

/// <summary>Emits what serves one operation: its description, how its arguments are read, and the call of the handler.</summary>
internal static class OperationEmitter
{
    /// <summary>Emits the operation.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="operation">The operation.</param>
    public static EmittedFile Emit(ResourceDeclaration resource, OperationDeclaration operation)
    {
        var name = $"{resource.Stem}{operation.Name}Operation";
        var api = $"I{resource.Stem}Api";
        var result = HandlerArguments.ResultName(resource, operation);
        var arguments = HandlerArguments.Of(operation);
        var type = TupleType(arguments);

        var writer = SourceFile.Start(resource.Context);
        writer.WriteLine($$"""
            using global::Plumbline.AspNetCore;

            /// <summary>Serves <c>{{CSharpText.Xml(CSharpText.OneLine($"{operation.Method} {operation.Path}"))}}</c>.</summary>
            {{SourceFile.GeneratedCode}}
            internal sealed class {{name}}() : {{ServerNames.Runtime}}ApiOperation<{{api}}, {{type}}, {{result}}>(s_description)
            """);
        using (writer.Block())
        {
            foreach (var argument in arguments)
            {
                if (argument.Parameter is not null)
                    OperationDescriptionEmitter.WriteParameter(writer, arguments, argument);
            }

            OperationDescriptionEmitter.Write(writer, resource, operation, arguments);
            WriteRead(writer, type, arguments);
            WriteInvoke(writer, resource, operation, type, arguments);
            WriteFilters(writer, type, arguments);
            if (HealthEmitter.HasDefault(resource))
                WriteDefault(writer, resource, api);

            RefusalEmitter.Write(writer, operation);
        }

        return SourceFile.End(writer, resource.Context, name);
    }

    /// <summary>The field that holds a parameter's description.</summary>
    /// <param name="argument">The argument.</param>
    public static string Field(HandlerArgument argument) => $"s_{argument.Name.TrimStart('@')}Parameter";

    private static string TupleType(List<HandlerArgument> arguments) => arguments.Count switch
    {
        0 => "global::System.ValueTuple",
        1 => arguments[0].Type,
        _ => $"({string.Join(", ", arguments.Select(argument => argument.Type))})",
    };

    private static void WriteRead(SourceWriter writer, string type, List<HandlerArgument> arguments)
    {
        writer.WriteLine();
        writer.WriteLine("/// <inheritdoc/>");
        var head = $"protected override {type} Read({ServerNames.Runtime}ApiRequest request) =>";
        if (arguments.Count <= 1)
        {
            var value = arguments.Count == 0 ? "default" : ReadExpression(arguments[0]);
            writer.WriteLine($"{head}\n    {value};");
            return;
        }

        writer.WriteLine(head + " (");
        using (writer.Indent())
        {
            for (var i = 0; i < arguments.Count; i++)
                writer.WriteLine(ReadExpression(arguments[i]) + (i == arguments.Count - 1 ? ");" : ","));
        }
    }

    private static string ReadExpression(HandlerArgument argument)
    {
        if (argument.Body is { } body)
            return $"request.Body<{body.Type.Name}, {body.Type.Codec}>()";

        var parameter = argument.Parameter!;
        var isForm = parameter.Location == ParameterLocation.Form;
        var isTextList = parameter.Type is { Shape: TypeShape.List, Element.IsText: true };
        var type = isTextList ? parameter.Type.Element! : parameter.Type;
        var method = (isForm, isTextList, parameter.Type.IsText) switch
        {
            (true, true, _) => "FormList",
            (true, false, true) => "Form",
            (true, false, false) => "FormJson",
            (false, true, _) => "List",
            _ => "Text",
        };
        var value = $"request.{method}<{type.Name}, {type.Codec}>({Field(argument)})";
        if (parameter.IsRequired)
            return value + ".Value";

        return parameter.Default is { } otherwise ? $"{value}.Or({otherwise})" : value + ".OrNull()";
    }

    private static void WriteInvoke(
        SourceWriter writer, ResourceDeclaration resource, OperationDeclaration operation, string type, List<HandlerArgument> arguments)
    {
        var values = Items(arguments).Concat(["cancellationToken"]);
        writer.WriteLine();
        writer.WriteLine($"""
            /// <inheritdoc/>
            protected override {ServerNames.Task}<{HandlerArguments.ResultName(resource, operation)}> InvokeAsync(I{resource.Stem}Api api, {type} arguments, {ServerNames.CancellationToken} cancellationToken) =>
                api.{operation.Name}Async({string.Join(", ", values)});
            """);
    }

    private static void WriteFilters(SourceWriter writer, string type, List<HandlerArgument> arguments)
    {
        var casts = arguments.Select((argument, i) => FormattableString.Invariant($"({argument.Type})arguments[{i}]!")).ToList();
        var back = casts.Count switch
        {
            0 => "default",
            1 => casts[0],
            _ => $"({string.Join(", ", casts)})",
        };
        writer.WriteLine();
        writer.WriteLine($"""
            /// <inheritdoc/>
            protected override object?[] ToFilters({type} arguments) => [{string.Join(", ", Items(arguments))}];

            /// <inheritdoc/>
            protected override {type} FromFilters(global::System.Collections.Generic.IList<object?> arguments) =>
                {back};
            """);
    }

    private static void WriteDefault(SourceWriter writer, ResourceDeclaration resource, string api)
    {
        writer.WriteLine();
        writer.WriteLine($"""
            /// <inheritdoc/>
            protected override {api} Resolve({ServerNames.ServiceProvider} services) =>
                {ServerNames.Runtime}DefaultApi.Resolve<{api}>(services, static health => new {HealthEmitter.Name(resource)}(health));

            /// <inheritdoc/>
            protected override bool HasHandler({ServerNames.ServiceProvider} services) => true;
            """);
    }

    private static IEnumerable<string> Items(List<HandlerArgument> arguments) => arguments.Count == 1
        ? ["arguments"]
        : arguments.Select((_, i) => "arguments.Item" + (i + 1).ToString(CultureInfo.InvariantCulture));
}
