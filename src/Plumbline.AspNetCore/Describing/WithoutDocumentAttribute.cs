namespace Plumbline.AspNetCore;

/// <summary>Says why an endpoint is in no API document; without it the build refuses endpoints that no document knows (PLB2003).</summary>
/// <param name="reason">Why.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WithoutDocumentAttribute(string reason) : Attribute
{
    /// <summary>Why.</summary>
    public string Reason { get; } = reason;
}
