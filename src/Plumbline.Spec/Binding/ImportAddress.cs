namespace Plumbline.Spec.Binding;

/// <summary>How well a document answers to an import's address; more is better.</summary>
internal enum AddressMatch
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Same organization and application, whatever the version.</summary>
    Application,

    /// <summary>The same version too.</summary>
    Version,

    /// <summary>The very address.</summary>
    Exact,
}

/// <summary>Compares the addresses of imports: <c>https://host/organization/application/version/service.json</c>.</summary>
internal static class ImportAddress
{
    /// <summary>How well a document answers to an address.</summary>
    public static AddressMatch Match(string uri, ImportSource source)
    {
        if (source.Uri == uri)
            return AddressMatch.Exact;

        if (Parse(uri) is not { } wanted)
            return AddressMatch.None;

        // A hand-written document knows no organization; then its application's name alone decides.
        var (organization, application, version) = (source.Uri is null ? null : Parse(source.Uri))
            ?? (source.Service.Organization, source.Service.Application, source.Service.Version);
        if (application != wanted.Application || (organization is not null && organization != wanted.Organization))
            return AddressMatch.None;

        return version == wanted.Version ? AddressMatch.Version : AddressMatch.Application;
    }

    /// <summary>Names a document in a message.</summary>
    public static string Describe(ImportSource source) =>
        source.Uri ?? string.Join("/", new[] { source.Service.Organization, source.Service.Application, source.Service.Version }.Where(part => part is not null));

    private static (string? Organization, string Application, string? Version)? Parse(string uri)
    {
        var parts = uri.Split('/');
        var last = parts.Length - 1;
        return last >= 3 && parts[last] == "service.json" ? (parts[last - 3], parts[last - 2], parts[last - 1]) : null;
    }
}
