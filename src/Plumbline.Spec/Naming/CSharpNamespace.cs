namespace Plumbline.Spec.Naming;

/// <summary>The C# namespace of a document.</summary>
public static class CSharpNamespace
{
    /// <summary>
    /// <c>io.example.user.v0</c> becomes <c>Io.Example.UserV0</c>: the version joins its predecessor, so that no namespace segment hides
    /// a type. Without a version the last segment ends in <c>Api</c>; without a namespace it is the project's, with the service's name.
    /// </summary>
    /// <param name="documentNamespace">The document's namespace; null or blank where it has none.</param>
    /// <param name="rootNamespace">The project's root namespace; may be empty.</param>
    /// <param name="serviceName">The service's name.</param>
    public static string From(string? documentNamespace, string rootNamespace, string serviceName)
    {
        if (string.IsNullOrWhiteSpace(documentNamespace))
        {
            var name = CSharpName.Pascal(serviceName, "Service");
            name = name.EndsWith("Api", StringComparison.Ordinal) ? name : name + "Api";
            return rootNamespace.Length == 0 ? name : $"{rootNamespace}.{name}";
        }

        var segments = documentNamespace!.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(s => CSharpName.Pascal(s, "_")).ToList();
        var last = segments.Count - 1;
        if (last > 0 && IsVersion(segments[last]))
        {
            segments[last - 1] += segments[last];
            segments.RemoveAt(last);
        }
        else if (last >= 0 && !segments[last].EndsWith("Api", StringComparison.Ordinal))
        {
            segments[last] += "Api";
        }

        return segments.Count == 0 ? From(null, rootNamespace, serviceName) : string.Join(".", segments);
    }

    private static bool IsVersion(string segment) =>
        segment.Length > 1 && segment[0] == 'V' && segment.Skip(1).All(c => c is >= '0' and <= '9');
}
