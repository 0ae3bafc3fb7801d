namespace Plumbline.Data;

/// <summary>The database belongs to another service. A service's database is its own: others use its API, its client, or replicas made from its events.</summary>
public sealed class DatabaseOwnedException : Exception
{
    /// <summary>The database belongs to another service.</summary>
    /// <param name="owner">The service that owns it.</param>
    /// <param name="service">The service that tried to use it.</param>
    public DatabaseOwnedException(string owner, string service)
        : base($"The database belongs to service '{owner}', so service '{service}' does not use it. Give '{service}' a database of its own (setting Plumbline:Storage:ConnectionString); what it needs to know of '{owner}' comes from that service's API or events.") =>
        (Owner, Service) = (owner, service);

    /// <summary>The service that owns it.</summary>
    public string Owner { get; }

    /// <summary>The service that tried to use it.</summary>
    public string Service { get; }
}
