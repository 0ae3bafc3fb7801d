namespace Plumbline.Spec.Export.Gateway;

/// <summary>What a gateway does with a request, and why.</summary>
/// <param name="Route">The route that takes it; null where it is refused.</param>
/// <param name="Status">The status with which it is refused; null where it passes.</param>
/// <param name="Reason">Why it is refused; null where it passes.</param>
public sealed record GatewayExplanation(GatewayRoute? Route, int? Status, string? Reason)
{
    private static readonly string[] s_encoded = ["%2f", "%5c", "%00"];

    /// <summary>Explains a request.</summary>
    /// <param name="model">The routes.</param>
    /// <param name="method">Its method.</param>
    /// <param name="path">Its path, without a query.</param>
    public static GatewayExplanation Of(GatewayModel model, string method, string path)
    {
        if (Uri.UnescapeDataString(path).Split('/').Any(segment => segment is "." or "..") || s_encoded.Any(code => path.IndexOf(code, StringComparison.OrdinalIgnoreCase) >= 0))
            return new(null, 400, "the path means another than it says (dots, encoded slashes)");

        var ofPath = model.Routes.Where(route => route.Matches(path)).ToList();
        var exposed = ofPath.Where(route => route.IsExposed).ToList();
        if (exposed.Find(route => route.Method == method) is { } found)
            return new(found, null, null);
        if (exposed.Count > 0)
            return new(null, 405, $"the path knows {string.Join(", ", exposed.Select(route => route.Method).Distinct())} only");

        return ofPath.Find(route => route.Method == method) is { } hidden
            ? new(null, 404, $"'{hidden.Title}' of service '{hidden.Service}' is not shown here: {hidden.Hidden}")
            : new(null, 404, "no document has such an operation");
    }
}
