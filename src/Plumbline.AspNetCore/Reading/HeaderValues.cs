using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Plumbline.AspNetCore;

/// <summary>Reads header parameters.</summary>
internal static class HeaderValues
{
    /// <summary>The values of a header; for a list those between commas too.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="parameter">The parameter.</param>
    public static StringValues Get(IHeaderDictionary headers, ApiParameter parameter)
    {
        if (!headers.TryGetValue(parameter.Name, out var values) || values.Count == 0)
            return default;

        if (!parameter.Type.IsArray)
            return values;

        return values
            .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToArray();
    }
}
