using Plumbline.Generator.Binding;
using Plumbline.Generator.CSharp;
using Plumbline.Generator.Pipeline;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Reading;

namespace Plumbline.Analyzers.Documents;

/// <summary>Finds the events that a project consumes by its documents.</summary>
internal static class DocumentedConsumers
{
    /// <summary>What is emitted for the project's handlers, with its places.</summary>
    /// <param name="documents">The documents.</param>
    public static IReadOnlyList<DocumentedConsumer> Of(ProjectDocuments documents)
    {
        var result = new List<DocumentedConsumer>();
        if (!documents.All.Any(d => d.Declared.Role == DocumentRole.Service) || !documents.Project.Options.Providers.HasStorage)
            return result;

        foreach (var bound in documents.Project.Documents.Where(d => d.Context.Role == DocumentRole.Service))
        {
            if (documents.Find(bound.Path) is { } read)
                result.AddRange(new ConsumerBinder(documents.Project, bound).Bind().Select(consumer => new DocumentedConsumer(consumer, Place(read, bound, consumer.DocumentName))));
        }

        return result;
    }

    private static DocumentPlace Place(ReadDocument read, BoundDocument bound, string union)
    {
        for (var i = 0; i < bound.Service.Attributes.Count; i++)
        {
            if (ConsumesAttribute.FindAll(EquatableArray.Create(bound.Service.Attributes[i])).Any(c => c.Handler && c.Union == union))
                return new(read, NodePath.Root.Item("attributes", i));
        }

        return new(read, NodePath.Root);
    }
}

/// <summary>Events that a project consumes.</summary>
/// <param name="Declaration">What is emitted for their handlers.</param>
/// <param name="Place">Where the document says so.</param>
internal sealed record DocumentedConsumer(ConsumerDeclaration Declaration, DocumentPlace Place)
{
    /// <summary>The interface that handles one by one, e.g. <c>IUserEventHandler</c>.</summary>
    public string HandlerName => $"I{Declaration.Stem}Handler";

    /// <summary>The interface that handles many at once, e.g. <c>IUserEventBatchHandler</c>.</summary>
    public string BatchHandlerName => $"I{Declaration.Stem}BatchHandler";

    /// <summary>What both derive from, e.g. <c>IUserEventReceiver</c>.</summary>
    public string ReceiverName => $"I{Declaration.Stem}Receiver";

    /// <summary>The method that registers a handler, e.g. <c>AddUserEvents</c>.</summary>
    public string AddName => $"Add{Declaration.Plural}";

    /// <summary>The C# namespace of all four.</summary>
    public string Namespace => Declaration.Context.Namespace;
}
