using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;
using Plumbline.Spec.Streams;

namespace Plumbline.Generator.Binding;

/// <summary>The C# names of what a document publishes and consumes.</summary>
internal sealed class EventNames
{
    private readonly Dictionary<string, string> _producers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _enrichers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _consumers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _replicas = new(StringComparer.Ordinal);

    /// <summary>Names what a service publishes and consumes.</summary>
    /// <param name="service">The service.</param>
    /// <param name="unionStem">The C# stem of a union of the document.</param>
    /// <param name="scope">The names already taken in the namespace.</param>
    public EventNames(Service service, Func<string, string?> unionStem, NameScope scope)
    {
        foreach (var union in service.Unions)
        {
            if (EventStream.Published(service, union) is not { } stream || _producers.ContainsKey(union.Name))
                continue;

            _producers.Add(union.Name, scope.ClaimFamily(unionStem(union.Name)!, "Stream", [s => s + "Producer"]));
            foreach (var member in stream.Members)
            {
                var key = EnricherKey(union.Name, member.Model.Name);
                if (member.NeedsService && !_enrichers.ContainsKey(key))
                    _enrichers.Add(key, scope.ClaimFamily(CSharpName.Pascal(member.Model.Name, "Type"), "Event", [s => $"I{s}Enricher"]));
            }
        }

        foreach (var consumes in ConsumesAttribute.FindAll(service.Attributes))
        {
            if (_consumers.ContainsKey(consumes.Union))
                continue;

            var name = consumes.Union.Substring(consumes.Union.LastIndexOf('.') + 1);
            _consumers.Add(consumes.Union, scope.ClaimFamily(
                CSharpName.Pascal(name, "Type"),
                "Consumed",
                [s => $"I{s}Receiver", s => $"I{s}Handler", s => $"I{s}BatchHandler", s => s + "Consumer", s => s + "ConsumerExtensions"]));
            if (consumes.Replica is { } replica)
            {
                _replicas.Add(consumes.Union, scope.ClaimFamily(
                    CSharpName.Pascal(replica.Of.Substring(replica.Of.LastIndexOf('.') + 1), "Type") + "Replica",
                    "Copy",
                    [s => s, s => s + "Json", s => s + "Table", s => s + "Store", s => s + "Consumer"]));
            }
        }
    }

    /// <summary>The class that makes a union's events, e.g. <c>UserEventProducer</c>.</summary>
    /// <param name="union">The union's name.</param>
    public string Producer(string union) => _producers[union] + "Producer";

    /// <summary>The interface of what makes an event that the row alone does not fill, e.g. <c>IUserUpsertedEnricher</c>.</summary>
    /// <param name="union">The union's name.</param>
    /// <param name="model">The event's model.</param>
    public string Enricher(string union, string model) => $"I{_enrichers[EnricherKey(union, model)]}Enricher";

    /// <summary>The stem of what handles a union of another document, e.g. <c>UserEvent</c>.</summary>
    /// <param name="union">The union's qualified name.</param>
    public string Consumer(string union) => _consumers[union];

    /// <summary>The stem of a replica, e.g. <c>UserReplica</c>.</summary>
    /// <param name="union">The union's qualified name.</param>
    public string Replica(string union) => _replicas[union];

    private static string EnricherKey(string union, string model) => union + "/" + model;
}
