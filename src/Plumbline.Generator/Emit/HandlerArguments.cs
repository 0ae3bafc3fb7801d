using System.Globalization;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Emit;

/// <summary>An argument of a handler's method: a parameter or the body.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Type">The C# type, with its nullable mark where it may be absent.</param>
/// <param name="Parameter">The parameter; null for the body.</param>
/// <param name="Body">The body; null for a parameter.</param>
internal sealed record HandlerArgument(string Name, string Type, ParameterDeclaration? Parameter, BodyDeclaration? Body);

/// <summary>Puts the arguments of a handler's method in their order.</summary>
internal static class HandlerArguments
{
    /// <summary>Path parameters, body, the others.</summary>
    /// <param name="operation">The operation.</param>
    public static List<HandlerArgument> Of(OperationDeclaration operation)
    {
        var arguments = operation.Parameters
            .Select(parameter => new HandlerArgument(
                parameter.Name, parameter.IsAlwaysPresent ? parameter.Type.Name : parameter.Type.NullableName, parameter, null))
            .ToList();

        if (operation.Body is { } body)
        {
            var path = arguments.FindIndex(argument => argument.Parameter!.Location != ParameterLocation.Path);
            arguments.Insert(path < 0 ? arguments.Count : path, new(body.Name, body.Type.Name, null, body));
        }

        return arguments;
    }

    /// <summary>The head of the handler's method, from its return type to the closing parenthesis.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="operation">The operation.</param>
    public static string Signature(ResourceDeclaration resource, OperationDeclaration operation)
    {
        var arguments = Of(operation).Select(argument => $"{argument.Type} {argument.Name}")
            .Concat([$"{ServerNames.CancellationToken} {CancellationToken(operation)}"]);
        return $"{ServerNames.Task}<{ResultName(resource, operation)}> {operation.Name}Async({string.Join(", ", arguments)})";
    }

    /// <summary>The name of the cancellation token, which no argument has.</summary>
    /// <param name="operation">The operation.</param>
    public static string CancellationToken(OperationDeclaration operation) => Free("cancellationToken", Of(operation).Select(argument => argument.Name));

    /// <summary>The result type's name.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="operation">The operation.</param>
    public static string ResultName(ResourceDeclaration resource, OperationDeclaration operation) => $"{resource.Stem}{operation.Name}Result";

    /// <summary>A name that is not taken: the wanted one, or the first with a number behind it.</summary>
    /// <param name="wanted">The wanted name.</param>
    /// <param name="taken">The taken ones.</param>
    public static string Free(string wanted, IEnumerable<string> taken)
    {
        var names = new HashSet<string>(taken.Select(name => name.TrimStart('@')), StringComparer.Ordinal);
        var free = wanted;
        for (var number = 2; names.Contains(free); number++)
            free = wanted + number.ToString(CultureInfo.InvariantCulture);

        return free;
    }
}
