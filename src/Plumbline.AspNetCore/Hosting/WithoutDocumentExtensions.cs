using Plumbline.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Marks endpoints that are in no API document on purpose.</summary>
public static class WithoutDocumentExtensions
{
    /// <summary>Says why an endpoint, or every endpoint of a group, is in no API document.</summary>
    /// <typeparam name="TBuilder">The kind of endpoint.</typeparam>
    /// <param name="builder">The endpoint or group.</param>
    /// <param name="reason">Why, for whoever reads the code; it is kept as metadata of the endpoint.</param>
    /// <exception cref="ArgumentException">The reason is blank.</exception>
    public static TBuilder WithoutDocument<TBuilder>(this TBuilder builder, string reason)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        builder.Add(endpoint => endpoint.Metadata.Add(new WithoutDocumentAttribute(reason)));
        return builder;
    }
}
