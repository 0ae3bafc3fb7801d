namespace Plumbline.Generator.CSharp;

/// <summary>What publisher and consumers of a stream agree on.</summary>
/// <param name="Service">The publishing service's part of the stream's name, e.g. <c>user</c>.</param>
/// <param name="Major">The major version of its document.</param>
/// <param name="Union">The union's part, e.g. <c>user_event</c>.</param>
/// <param name="Serialization">The form of the bodies: <c>json</c>.</param>
/// <param name="Delivery">A member of <c>Plumbline.Events.StreamDelivery</c>: <c>Observe</c> or <c>Consume</c>.</param>
public sealed record StreamDeclaration(string Service, int Major, string Union, string Serialization, string Delivery);
