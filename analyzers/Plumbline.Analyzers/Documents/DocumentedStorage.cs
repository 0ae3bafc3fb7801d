using Plumbline.Generator.CSharp;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Reading;

namespace Plumbline.Analyzers.Documents;

/// <summary>What makes a service need a database: a table, or events that it consumes.</summary>
/// <param name="What">The first of them, for messages.</param>
/// <param name="Place">Where the document says so.</param>
internal sealed record DocumentedStorage(string What, DocumentPlace Place)
{
    /// <summary>Looks for the first reason, in the order of the documents.</summary>
    /// <param name="documents">The documents.</param>
    /// <returns>Null where no served document has any, or no package of the project keeps data.</returns>
    public static DocumentedStorage? Find(ProjectDocuments documents)
    {
        if (!documents.All.Any(d => d.Declared.Role == DocumentRole.Service) || !documents.Project.Options.Providers.HasStorage)
            return null;

        foreach (var bound in documents.Project.Documents.Where(d => d.Context.Role == DocumentRole.Service))
        {
            if (documents.Find(bound.Path) is not { } read)
                continue;

            for (var i = 0; i < bound.Service.Models.Count; i++)
            {
                if (TableAttribute.Find(bound.Service.Models[i].Attributes) is not null)
                    return new($"table '{bound.Service.Models[i].Name}'", new(read, NodePath.Root.Item("models", i)));
            }

            for (var i = 0; i < bound.Service.Attributes.Count; i++)
            {
                if (ConsumesAttribute.FindAll(EquatableArray.Create(bound.Service.Attributes[i])) is { Count: > 0 } consumed)
                    return new($"'{consumed[0].Union}', which is consumed,", new(read, NodePath.Root.Item("attributes", i)));
            }
        }

        return null;
    }
}
