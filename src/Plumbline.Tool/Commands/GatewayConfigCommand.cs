using System.CommandLine;
using System.Globalization;
using Plumbline.Spec.Export.Gateway;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Writes a gateway's configuration.</summary>
internal sealed class GatewayConfigCommand : ToolCommand
{
    private readonly DocumentOptions _documents;
    private readonly Option<string> _audience = GatewayDocuments.Audience();
    private readonly Option<string[]> _servers = new("--server") { HelpName = "SERVICE=HOST:PORT,...", Description = "the instances of a service; repeat it for each service" };
    private readonly Option<string> _bind = new("--bind") { HelpName = "ADDRESS", Description = "where the gateway listens (default :8080)", DefaultValueFactory = _ => ":8080" };
    private readonly Option<string?> _certificate = new("--certificate") { HelpName = "FILE", Description = "the gateway's certificate and key in PEM; without it, it speaks plain HTTP" };
    private readonly Option<string?> _authority = new("--server-ca") { HelpName = "FILE", Description = "the authority that signed the services' certificates; without it, services are spoken to in plain HTTP" };
    private readonly Option<string?> _client = new("--client-certificate") { HelpName = "FILE", Description = "the certificate and key in PEM that the gateway shows to services" };
    private readonly Option<string?> _output = new("--output") { HelpName = "FILE", Description = "where the configuration is written; by default to the standard output" };

    public GatewayConfigCommand(string kind)
        : base(kind, kind == "haproxy" ? "writes configuration for HAProxy 2.6 and later" : "writes configuration for YARP, the section ReverseProxy")
    {
        _documents = DocumentOptions.AddTo(this);
        Add(_audience);
        Add(_servers);
        Add(_bind);
        if (kind == "haproxy")
        {
            Add(_certificate);
            Add(_client);
        }

        Add(_authority);
        Add(_output);
        Manual = kind == "haproxy" ? Haproxy() : Yarp();
    }

    public override Manual Manual { get; }

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var model = GatewayDocuments.Model(_documents.Load(run, cancellationToken), run.Get(_audience));
        var options = new GatewayOptions
        {
            Bind = run.Get(_bind),
            Servers = Servers(run.Get(_servers) ?? [], model),
            Certificate = Name == "haproxy" ? run.Get(_certificate) : null,
            ClientCertificate = Name == "haproxy" ? run.Get(_client) : null,
            ServerAuthority = run.Get(_authority),
        };
        foreach (var service in model.Services.Where(service => options.Of(service).Count == 0))
            run.Tell($"'{service}' has no instance; name them: --server {service}=HOST:PORT");

        var text = Name == "haproxy" ? HaproxyConfig.Write(model, options) : YarpConfig.Write(model, options);
        if (run.Get(_output) is { } path)
            OutputFile.Write(run.Host.Resolve(path), text);
        else
            run.WriteRaw(text);
        return Task.FromResult(ExitCodes.Success);
    }

    private static Dictionary<string, IReadOnlyList<string>> Servers(string[] values, GatewayModel model)
    {
        var servers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var middle = value.IndexOf('=', StringComparison.Ordinal);
            var service = middle > 0 ? value[..middle] : throw new ToolException($"'{value}' is no list of instances; write SERVICE=HOST:PORT,...");
            if (!model.Services.Contains(service))
                throw new ToolException($"no document is of a service '{service}'; known are {string.Join(", ", model.Services)}");

            string[] addresses = [.. value[(middle + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
            if (Array.Find(addresses, address => !IsAddress(address)) is { } wrong)
                throw new ToolException($"'{wrong}' is no address; write HOST:PORT");
            servers[service] = [.. servers.GetValueOrDefault(service) ?? [], .. addresses];
        }

        return servers;
    }

    private static bool IsAddress(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0
            && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            && text[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '[' or ']');
    }

    private static Manual Haproxy() => new()
    {
        Description =
        [
            "One route per operation, unknown paths and methods refused at the edge (404, 405), credentials that the document asks for required (401; the service checks them), "
            + "rate limits (429 with Retry-After), the operation's timeout, and active health checks on the standard health check.",
            "Operations that may be repeated (by their method or 'idempotent') go to a backend that tries again on another instance: on faults of the connection, on silence, on "
            + "500, 502, 503 and 504. All others go to one that never sends a request twice. An instance that answers ten times in a row with errors is left alone until its "
            + "health check has passed twice.",
        ],
        Examples = [("plumbline gateway haproxy specs --server user=10.0.0.1:8080,10.0.0.2:8080 --output haproxy.cfg && haproxy -c -f haproxy.cfg", "writes the configuration and has it checked")],
    };

    private static Manual Yarp() => new()
    {
        Description =
        [
            "One route per operation, one cluster per service with active health checks on the standard health check and passive ones by failures of the connection. "
            + "YARP has no retries: callers' own clients do that. Rate limits are named in the metadata of routes; policies are code, see YARP's manual.",
        ],
        Examples = [("plumbline gateway yarp specs --server user=10.0.0.1:8080 --output appsettings.Gateway.json", "writes the section ReverseProxy")],
    };
}
