using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Plumbline.Analyzers.Routes;

/// <summary>URLs as code puts them together: constant text with holes.</summary>
internal static class UrlText
{
    /// <summary>What stands for a part that is known at run time only.</summary>
    public const char Hole = '\uFFFC';

    /// <summary>The text of a URL, with a hole for each part that is not constant.</summary>
    /// <param name="value">An expression.</param>
    /// <returns>Null where no part of it is constant.</returns>
    public static string? Of(IOperation value) => Of(value, []);

    /// <summary>The text of a URL, with a hole for each part that is not constant.</summary>
    /// <param name="value">An expression.</param>
    /// <param name="holes">Takes what stands in the holes, in their order.</param>
    /// <returns>Null where no part of it is constant.</returns>
    public static string? Of(IOperation value, List<IOperation> holes)
    {
        var text = new StringBuilder();
        Append(value, text, holes);
        return text.ToString().Trim(Hole).Length > 0 ? text.ToString() : null;
    }

    /// <summary>Whether a URL calls an operation: its path has the operation's shape, and its host, where it is told, is the service's.</summary>
    /// <param name="url">The text with holes.</param>
    /// <param name="baseUrl">The service's address by its document; null where it has none.</param>
    /// <param name="shape">The operation's path as routing compares it.</param>
    public static bool IsCallOf(string url, string? baseUrl, string shape)
    {
        // A path of nothing but parameters is everybody's.
        var documented = shape.Split('/');
        return Segments(url, baseUrl) is { } own
            && own.Length == documented.Length
            && documented.Any(segment => segment.Length > 0 && segment[0] != ':')
            && own.Zip(documented, Matches).All(matches => matches);
    }

    /// <summary>The segments of a URL's path within the service.</summary>
    /// <param name="url">The text with holes.</param>
    /// <param name="baseUrl">The service's address by its document; null where it has none.</param>
    /// <returns>Null where the URL is another host's.</returns>
    public static string[]? Segments(string url, string? baseUrl)
    {
        var path = url.Split('?', '#')[0];
        if (baseUrl is not null && path.StartsWith(baseUrl.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase))
            path = path.Substring(baseUrl.TrimEnd('/').Length);
        else if (path.IndexOf("://", StringComparison.Ordinal) is var scheme && scheme >= 0)
            return null;
        else if (path.Length > 1 && path[0] == Hole && path[1] == '/')
            path = path.Substring(1);

        return path.Trim('/').Split('/');
    }

    // A parameter takes any text; the words of a path are the service's own.
    private static bool Matches(string own, string documented) => documented.Length > 0 && documented[0] == ':'
        ? own.Length > 0 && own.EndsWith(documented.Substring(1), StringComparison.OrdinalIgnoreCase)
        : own.Equals(documented, StringComparison.OrdinalIgnoreCase);

    private static void Append(IOperation value, StringBuilder text, List<IOperation> holes)
    {
        switch (value)
        {
            case { ConstantValue: { HasValue: true, Value: string constant } }:
                text.Append(constant);
                break;
            case IConversionOperation conversion:
                Append(conversion.Operand, text, holes);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                Append(sum.LeftOperand, text, holes);
                Append(sum.RightOperand, text, holes);
                break;
            case IObjectCreationOperation { Type.Name: "Uri", Arguments: { Length: > 0 } arguments }:
                Append(arguments[0].Value, text, holes);
                break;
            case IInterpolatedStringOperation interpolated:
                foreach (var part in interpolated.Parts)
                    Append(part is IInterpolatedStringTextOperation literal ? literal.Text : part is IInterpolationOperation hole ? hole.Expression : part, text, holes);

                break;
            case ILocalReferenceOperation local when LocalValue.Of(local) is { } initial:
                Append(initial, text, holes);
                break;
            default:
                holes.Add(value);
                text.Append(Hole);
                break;
        }
    }
}
