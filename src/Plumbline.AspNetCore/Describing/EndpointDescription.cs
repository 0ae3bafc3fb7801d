using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Plumbline.AspNetCore;

/// <summary>Writes what the document says about an operation into its endpoint's metadata, where ASP.NET Core's own parts look for it.</summary>
internal static class EndpointDescription
{
    /// <summary>Adds the metadata.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="operation">The operation.</param>
    public static void AddTo(EndpointBuilder endpoint, OperationDescription operation)
    {
        var metadata = endpoint.Metadata;
        endpoint.DisplayName = $"{operation.Method} {operation.Pattern} => {operation.Name}";
        metadata.Add(operation);
        metadata.Add(new TagsAttribute(operation.Tag));
        if (operation.Summary is { } summary)
            metadata.Add(new EndpointSummaryAttribute(summary));

        if (operation.Description is { } description)
            metadata.Add(new EndpointDescriptionAttribute(description));

        if (operation.IsDeprecated)
            metadata.Add(new ObsoleteAttribute());

        AddRequest(metadata, operation);
        AddResponses(metadata, operation);
    }

    private static void AddRequest(IList<object> metadata, OperationDescription operation)
    {
        var parameters = operation.Handler.GetParameters();
        foreach (var parameter in operation.Parameters)
            metadata.Add(ParameterBinding.Of(parameter, parameters));

        if (operation.Body is { } body)
        {
            metadata.Add(ParameterBinding.Of(body, parameters));
            metadata.Add(new AcceptsMetadata([MediaTypes.Json], body.Type));
        }
        else if (operation.ReadsBody)
        {
            metadata.Add(new AcceptsMetadata([MediaTypes.Form, MediaTypes.Json]));
        }
    }

    private static void AddResponses(IList<object> metadata, OperationDescription operation)
    {
        foreach (var response in operation.Responses)
        {
            if (response.StatusCode is { } status)
                metadata.Add(new ProducesResponseTypeMetadata(status, response.Type ?? typeof(void), response.Type is null ? [] : [MediaTypes.Json]));
        }
    }
}
