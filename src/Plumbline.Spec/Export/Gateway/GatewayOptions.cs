namespace Plumbline.Spec.Export.Gateway;

/// <summary>What a gateway's configuration needs to know beside the documents.</summary>
public sealed record GatewayOptions
{
    /// <summary>Where it listens, as the gateway writes it: <c>:8080</c>, <c>127.0.0.1:8080</c>.</summary>
    public string Bind { get; init; } = ":8080";

    /// <summary>The file of its certificate and key, in PEM; null for plain HTTP.</summary>
    public string? Certificate { get; init; }

    /// <summary>The addresses of services' instances, <c>host:port</c>, by the service's name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Servers { get; init; }

    /// <summary>The file of the authority that signed the services' certificates; null where they speak plain HTTP.</summary>
    public string? ServerAuthority { get; init; }

    /// <summary>The file of the certificate and key that the gateway shows to services; null for none.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>The socket at which HAProxy is told what changes while it runs; null for none.</summary>
    public string? AdminSocket { get; init; }

    /// <summary>Addresses of <see cref="Servers"/> that get no requests until HAProxy is told otherwise: places for instances to come.</summary>
    public IReadOnlyCollection<string> Idle { get; init; } = [];

    /// <summary>The instances of a service.</summary>
    /// <param name="service">Its name.</param>
    public IReadOnlyList<string> Of(string service) => Servers.TryGetValue(service, out var servers) ? servers : [];
}
