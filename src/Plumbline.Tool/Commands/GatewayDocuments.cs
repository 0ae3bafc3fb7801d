using System.CommandLine;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Export.Gateway;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Reads the documents that stand behind a gateway.</summary>
internal static class GatewayDocuments
{
    /// <summary>The option <c>--audience</c>.</summary>
    public static Option<string> Audience() => Choice.Option("--audience", "who stands in front: documents for a narrower audience are not shown", ["company", "public", "internal"]);

    /// <summary>The routes of documents; refuses documents that are not in order, and routes that cannot be told apart.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="audience">The value of <c>--audience</c>.</param>
    public static GatewayModel Model(DocumentSet documents, string audience)
    {
        documents.RequireSound();
        var model = GatewayModel.Of(documents.Subjects.Select(documents.Service), OwnerAttribute.ParseAudience(audience)!.Value);
        return model.Problems.Count == 0 ? model : throw new ToolException(string.Join("\nplumbline: ", model.Problems));
    }
}
