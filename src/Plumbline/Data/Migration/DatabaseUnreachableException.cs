namespace Plumbline.Data;

/// <summary>The service's database cannot be opened when the service starts: the server is away, or the database or the login is not there.</summary>
public sealed class DatabaseUnreachableException : Exception
{
    /// <summary>The database cannot be opened.</summary>
    /// <param name="service">The service.</param>
    /// <param name="place">Where the database should be, without secrets.</param>
    /// <param name="reason">What its driver says.</param>
    public DatabaseUnreachableException(string service, string place, Exception reason)
        : base($"The database of service '{service}' cannot be opened ({place}): {reason?.Message.TrimEnd('.')}. Make it, or say where it is: setting Plumbline:Storage:ConnectionString.", reason) =>
        (Service, Place) = (service, place);

    /// <summary>The service.</summary>
    public string Service { get; }

    /// <summary>Where the database should be, without secrets.</summary>
    public string Place { get; }
}
