using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Configuration of gateways from documents, and what they do with a request.</summary>
internal sealed class GatewayCommand : ToolCommand
{
    public GatewayCommand()
        : base("gateway", "writes configuration for a gateway in front of services, and explains it")
    {
        Add(new GatewayConfigCommand("haproxy"));
        Add(new GatewayConfigCommand("yarp"));
        Add(new GatewayExplainCommand());
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "Each operation is a route of its own; what no document has is refused at the edge. Only operations that may be repeated are ever tried again.",
        ],
        Examples =
        [
            ("plumbline gateway haproxy specs --server user=10.0.0.1:8080,10.0.0.2:8080", "writes the configuration of HAProxy"),
            ("plumbline gateway explain GET /users/7 specs", "tells what the gateway does with a request"),
        ],
    };

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken) => throw new ToolException("say what to do: haproxy, yarp or explain");
}
