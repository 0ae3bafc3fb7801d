using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Plumbline.Analyzers.Routes;

namespace Plumbline.CodeFixes;

/// <summary>The client's method for a URL, with what stood in the URL as its arguments.</summary>
/// <param name="Method">The method.</param>
/// <param name="Arguments">Its arguments as code.</param>
internal sealed record ClientCall(IMethodSymbol Method, string Arguments)
{
    /// <summary>Finds the method and fits the arguments.</summary>
    /// <param name="client">The emitted client.</param>
    /// <param name="finding">The finding with its facts.</param>
    /// <param name="call">The call of <c>HttpClient</c>.</param>
    /// <returns>Null where something in the URL fits no parameter, or a required one is not in it.</returns>
    public static ClientCall? Find(INamedTypeSymbol client, Diagnostic finding, IInvocationOperation call)
    {
        var facts = finding.Properties;
        if (call.SemanticModel?.Compilation is not { } compilation
            || client.GetMembers(facts["resource"]!).OfType<IPropertySymbol>().FirstOrDefault()?.Type is not INamedTypeSymbol resource
            || resource.GetMembers(facts["method"]!).OfType<IMethodSymbol>().FirstOrDefault() is not { } method
            || call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "requestUri")?.Value is not { } url
            || Values(url, facts["path"]!, facts["base"]) is not { } values)
        {
            return null;
        }

        var names = facts["parameters"]!.Split('\n').Where(line => line.Length > 0).Select(line => line.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            if (!names.TryGetValue(name, out var parameterName)
                || method.Parameters.FirstOrDefault(p => p.Name == parameterName.TrimStart('@')) is not { } parameter
                || Argument(compilation, value, parameter) is not { } argument)
            {
                return null;
            }

            arguments[parameter.Name] = argument;
        }

        // The body, and what stops the call.
        foreach (var (own, target) in new[] { ("value", facts["body"]?.TrimStart('@')), ("cancellationToken", "cancellationToken") })
        {
            if (call.Arguments.FirstOrDefault(a => a.Parameter?.Name == own && a.ArgumentKind == ArgumentKind.Explicit)?.Value is not { } value)
                continue;

            if (method.Parameters.FirstOrDefault(p => p.Name == target) is not { } parameter || !Fits(compilation, value, parameter))
                return null;

            arguments[parameter.Name] = value.Syntax.ToString();
        }

        return method.Parameters.All(p => p.IsOptional || arguments.ContainsKey(p.Name)) ? new(method, Write(method, arguments)) : null;
    }

    // In order as long as none is left out, by name from there on.
    private static string Write(IMethodSymbol method, Dictionary<string, string> arguments)
    {
        var isComplete = true;
        var result = new List<string>();
        foreach (var parameter in method.Parameters)
        {
            if (arguments.TryGetValue(parameter.Name, out var value))
                result.Add(isComplete ? value : $"{Escape(parameter.Name)}: {value}");
            else
                isComplete = false;
        }

        return string.Join(", ", result);
    }

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private static string? Argument(Compilation compilation, UrlValue value, IParameterSymbol parameter) => value.Text is { } text
        ? Literal(text, parameter.Type)
        : Fits(compilation, value.Code!, parameter) ? value.Code!.Syntax.ToString() : null;

    // What is written out in the URL, as code of the parameter's type; enums and times have no literals.
    private static string? Literal(string text, ITypeSymbol type) => (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type).SpecialType switch
    {
        SpecialType.System_String => SymbolDisplay.FormatLiteral(Uri.UnescapeDataString(text), quote: true),
        SpecialType.System_Int32 or SpecialType.System_Int64 when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number.ToString(CultureInfo.InvariantCulture),
        SpecialType.System_Boolean when text is "true" or "false" => text,
        _ => null,
    };

    private static bool Fits(Compilation compilation, IOperation value, IParameterSymbol parameter)
    {
        var type = value is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : value.Type;
        return type is not null && compilation.ClassifyConversion(type, parameter.Type) is { IsImplicit: true };
    }

    // What stands in the URL for path and query parameters, by their names.
    private static List<(string Name, UrlValue Value)>? Values(IOperation url, string path, string? baseUrl)
    {
        var holes = new List<IOperation>();
        if (UrlText.Of(url, holes) is not { } text || UrlText.Segments(text, baseUrl) is not { } segments)
            return null;

        // A hole in front is the host's.
        var next = text[0] == UrlText.Hole ? 1 : 0;
        var result = new List<(string, UrlValue)>();
        bool Add(string name, string value)
        {
            var isHole = value.Length == 1 && value[0] == UrlText.Hole;
            if (!isHole && value.IndexOf(UrlText.Hole) >= 0)
                return false;

            result.Add((name, isHole ? new(Bare(holes[next++]), null) : new(null, value)));
            return true;
        }

        foreach (var (own, documented) in segments.Zip(path.Trim('/').Split('/'), (own, documented) => (own, documented)))
        {
            if (documented.Length > 0 && documented[0] == ':' && !Add(documented.Substring(1), own))
                return null;
        }

        foreach (var pair in text.Split('#')[0].Split('?').Skip(1).SelectMany(query => query.Split('&')).Where(pair => pair.Length > 0))
        {
            var parts = pair.Split('=');
            if (parts.Length != 2 || !Add(parts[0], parts[1]))
                return null;
        }

        return next == holes.Count ? result : null;
    }

    // The client escapes and writes values on its own.
    private static IOperation Bare(IOperation value) => value switch
    {
        IInvocationOperation { TargetMethod: { Name: "EscapeDataString", ContainingType.Name: "Uri" }, Arguments: { Length: > 0 } arguments } => Bare(arguments[0].Value),
        IInvocationOperation { TargetMethod: { Name: "ToString" }, Instance: { } instance } => Bare(instance),
        IConversionOperation { IsImplicit: true } conversion => conversion.Operand,
        _ => value,
    };

    /// <summary>A value in a URL.</summary>
    /// <param name="Code">What makes it; null where it is written out.</param>
    /// <param name="Text">What is written out; null where code makes it.</param>
    private sealed record UrlValue(IOperation? Code, string? Text);
}
