using System.Globalization;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>The answers that every operation of a method has.</summary>
internal static class StandardStatuses
{
    /// <summary>The codes for a method: the key <c>plumbline_statuses_get</c> and so on, with the defaults of the strict rules.</summary>
    public static IReadOnlyList<int> Required(RuleContext context, string method)
    {
        var fallback = method switch
        {
            "GET" => "200, 401",
            "POST" or "PUT" => "401, 422",
            "PATCH" => "401, 404, 422",
            "DELETE" => "401, 404",
            _ => "",
        };
        return [.. context.Options.List("plumbline_statuses_" + method.ToLowerInvariant(), fallback)
            .Where(code => code.All(char.IsDigit))
            .Select(code => int.Parse(code, CultureInfo.InvariantCulture))];
    }
}
