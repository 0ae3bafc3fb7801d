using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Makes <c>auth</c> attributes of security requirements.</summary>
/// <param name="root">The document.</param>
/// <param name="references">Follows references.</param>
/// <param name="notes">Receives what has no counterpart.</param>
internal sealed class SecurityImport(Cursor root, References references, ImportNotes notes)
{
    private const string KeyHeader = "X-Api-Key";

    /// <summary>The attribute for the requirements of a document or an operation; null where nothing is said.</summary>
    /// <param name="owner">What holds the key <c>security</c>.</param>
    public ApiAttribute? Read(Cursor owner)
    {
        if (owner["security"] is not { Kind: JsonValueKind.Array } security)
            return null;

        var choices = security.Items.ToList();
        if (choices.Count == 0)
            return owner.Pointer.Length == 0 ? null : Auth("none", []);
        if (choices.Count > 1)
            notes.Add(security, "one of several ways to prove who calls has no counterpart; the first one counts");

        var schemes = choices[0].Members.ToList();
        if (schemes.Count == 0)
            return Auth("none", []);
        if (schemes.Count > 1)
            notes.Add(choices[0], "several proofs at once have no counterpart; the first one counts");

        var (name, value) = schemes[0];
        return Auth(Scheme(name, value), [.. value.Items.Where(item => item.Kind == JsonValueKind.String).Select(item => item.Node.Text)]);
    }

    private string Scheme(string name, Cursor use)
    {
        var scheme = root["components"]?["securitySchemes"]?[name] is { } found ? references.Follow(found) : null;
        if (scheme is not null)
            notes.Unread(scheme, ["type", "scheme", "in", "name", "flows", "openIdConnectUrl"]);
        switch (scheme?.Text("type"), scheme?.Text("scheme")?.ToLowerInvariant())
        {
            case ("http", "basic"):
                return "basic";
            case ("http", "bearer"):
                return "bearer";
            case ("apiKey", _):
                if (scheme!.Text("in") != "header")
                    notes.Add(scheme, "a key that travels outside of a header has no counterpart; it is read as one in a header");
                if (!string.Equals(scheme.Text("name"), KeyHeader, StringComparison.OrdinalIgnoreCase))
                    notes.Add(scheme, $"the name of a key has no counterpart; '{scheme.Text("name")}' becomes {KeyHeader}");
                return "api_key";
            case ("mutualTLS", _):
                return "mutual_tls";
            case ("oauth2" or "openIdConnect", _):
                notes.Add(scheme!, $"where tokens of '{name}' come from has no counterpart; callers show them as bearer tokens");
                return "bearer";
            case (null, _):
                notes.Add(use, $"no security scheme is called '{name}'; it is read as a bearer token");
                return "bearer";
            default:
                notes.Add(scheme!, $"security scheme '{name}' has no counterpart; it is read as a bearer token");
                return "bearer";
        }
    }

    private static ApiAttribute Auth(string scheme, List<string> scopes) => new()
    {
        Name = AuthAttribute.AttributeName,
        Value = Object(("scheme", Text(scheme)), ("scopes", ArrayOrNothing(scopes.Where(scope => scope.Trim().Length > 0).Select(Text)))),
    };
}
