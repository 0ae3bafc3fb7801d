using System.Globalization;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Reporting;

namespace Plumbline.Tool.Delivery.Settings;

/// <summary>Reads <c>plumbline.deliver.json</c>. Every complaint names its place and the remedy; all of them are told at once.</summary>
internal sealed class DeliverySettingsReader
{
    private readonly SourceText _source;
    private readonly List<(int Start, string Message)> _problems = [];

    private DeliverySettingsReader(SourceText source) => _source = source;

    /// <summary>Reads the file.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="host">For display.</param>
    public static DeliverySettings Read(string path, ToolHost host)
    {
        if (Directory.Exists(path))
            throw new ToolException($"'{host.Display(path)}' is a folder; name the file of settings in it by --settings");
        if (!File.Exists(path))
            throw new ToolException($"'{host.Display(path)}' does not exist; write one ({{ \"services\": {{ \"users\": {{ \"project\": \"src/Users/Users.csproj\", \"ports\": \"5101-5104\" }} }} }}), or name it by --settings");

        var source = SourceText.Read(path, host);
        var reader = new DeliverySettingsReader(source);
        var findings = new FindingBag();
        var root = JsonReader.Read(source.Text, findings, CancellationToken.None);
        foreach (var finding in findings.ToEquatableArray())
            reader.Report(finding.Span, finding.Message);
        var settings = reader.Settings(root, Path.GetDirectoryName(path)!);
        return reader._problems.Count == 0 ? settings : throw new ToolException(string.Join("\nplumbline: ", reader._problems.OrderBy(problem => problem.Start).Select(problem => problem.Message)));
    }

    private DeliverySettings Settings(JsonNode root, string folder)
    {
        if (root.Kind != JsonValueKind.Object)
        {
            Report(root.Span, "settings of deliveries are an object; write { \"services\": { ... } }");
            root = new() { Kind = JsonValueKind.Object, Span = root.Span };
        }

        CheckKeys(root, ["$schema", "state", "gateway", "services"], "settings of deliveries");
        var services = new Dictionary<string, ServiceSettings>(StringComparer.Ordinal);
        if (root.Find("services")?.Value is not { Kind: JsonValueKind.Object, Members.Count: > 0 } named)
        {
            Report(root.Find("services")?.Value.Span ?? Start(root), "'services' names what is delivered; write { \"users\": { \"project\": ..., \"ports\": \"5101-5104\" } }");
        }
        else
        {
            foreach (var member in named.Members)
            {
                if (!IsName(member.Name))
                    Report(member.NameSpan, $"{Quote(member.Name)} is no name of a service; use letters, digits, '-' and '_', 60 at most");
                else if (member.Value.Kind != JsonValueKind.Object)
                    Report(member.Value.Span, $"a service is an object; write {{ \"project\": ..., \"ports\": ... }}");
                else
                    services[member.Name] = Service(member.Name, member.Value, folder);
            }

            CheckPorts(named, services);
        }

        return new()
        {
            Root = folder,
            StateFolder = Path.GetFullPath(Text(root, "state") ?? ".plumbline/deliver", folder),
            Gateway = Gateway(root.Find("gateway")?.Value),
            Services = services,
        };
    }

    private GatewaySettings Gateway(JsonNode? node)
    {
        if (node is null)
            return new("127.0.0.1:8080", "company", "haproxy");
        if (node.Kind != JsonValueKind.Object)
        {
            Report(node.Span, "'gateway' is an object; write { \"bind\": \"127.0.0.1:8080\" }");
            return new("", "company", "haproxy");
        }

        CheckKeys(node, ["bind", "audience", "program"], "the gateway");
        var bind = Text(node, "bind") ?? "127.0.0.1:8080";
        if (!IsBind(bind))
            Report(node.Find("bind")!.Value.Span, $"{Quote(bind)} is no address to listen on; write 127.0.0.1:8080, or :8080 for all addresses");
        var audience = Text(node, "audience") ?? "company";
        if (OwnerAttribute.ParseAudience(audience) is null)
            Report(node.Find("audience")!.Value.Span, $"{Quote(audience)} is no audience; choose company, public or internal");
        return new(bind, audience, Text(node, "program") ?? "haproxy");
    }

    private ServiceSettings Service(string name, JsonNode node, string folder)
    {
        CheckKeys(node, ["project", "instances", "ports", "environment", "conformance", "gates"], "a service");
        var instances = (int)(Number(node, "instances", 1, 100) ?? 1);
        var ports = Ports(node);
        if (ports.Count > 0 && ports.Count < 2 * instances)
        {
            Report(node.Find("ports")!.Value.Span, string.Create(CultureInfo.InvariantCulture,
                $"{ports.Count} ports are too few for {instances} instances: new ones run beside old ones; name {2 * instances} at least"));
        }

        return new()
        {
            Name = name,
            Project = Project(node, folder) ?? "",
            Instances = instances,
            Ports = ports,
            Environment = Environment(node.Find("environment")?.Value),
            Conformance = node.Find("conformance")?.Value is { } suite ? Suite(suite, folder) : null,
            Gates = node.Find("gates")?.Value is { } gates ? Gates(gates) : new(),
        };
    }

    private string? Project(JsonNode node, string folder)
    {
        if (node.Find("project") is null)
        {
            Report(Start(node), "'project' is missing; name the project file, relative to this file");
            return null;
        }

        if (Text(node, "project") is not { } project)
            return null;

        var full = Path.GetFullPath(project, folder);
        if (!full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !project.EndsWith("proj", StringComparison.Ordinal))
            Report(node.Find("project")!.Value.Span, $"{Quote(project)} is no project file below this file's folder; write src/Users/Users.csproj");
        else if (!File.Exists(full))
            Report(node.Find("project")!.Value.Span, $"the project {Quote(project)} does not exist; correct the path, it is relative to this file");
        return project.Replace('\\', '/');
    }

    private SuiteSettings? Suite(JsonNode node, string folder)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            Report(node.Span, "'conformance' is an object; write { \"project\": \"tests/Users.Conformance/Users.Conformance.csproj\" }");
            return null;
        }

        CheckKeys(node, ["project", "class"], "a conformance suite");
        return Project(node, folder) is { } project ? new(project, Text(node, "class")) : null;
    }

    private GateSettings Gates(JsonNode node)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            Report(node.Span, "'gates' is an object of seconds; write { \"health\": 60, \"watch\": 30 }");
            return new();
        }

        CheckKeys(node, ["health", "watch", "error_rate", "drain", "conformance"], "gates");
        var standard = new GateSettings();
        TimeSpan Seconds(string key, TimeSpan otherwise) => Number(node, key, 0, 86_400) is { } seconds ? TimeSpan.FromSeconds(seconds) : otherwise;
        return new()
        {
            Health = Seconds("health", standard.Health),
            Watch = Seconds("watch", standard.Watch),
            Drain = Seconds("drain", standard.Drain),
            Conformance = Seconds("conformance", standard.Conformance),
            ErrorRate = Number(node, "error_rate", 0, 1) ?? standard.ErrorRate,
        };
    }

    private Dictionary<string, string> Environment(JsonNode? node)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        if (node is null)
            return result;
        if (node.Kind != JsonValueKind.Object)
        {
            Report(node.Span, "'environment' is an object of texts; write { \"NAME\": \"value\" }");
            return result;
        }

        foreach (var member in node.Members)
        {
            if (member.Name.Length == 0 || member.Name.Any(c => c is '=' or '\0'))
                Report(member.NameSpan, $"{Quote(member.Name)} is no name of an environment variable; leave out '='");
            else if (member.Value.Kind != JsonValueKind.String)
                Report(member.Value.Span, $"the value of {Quote(member.Name)} is a text; put it in quotes");
            else
                result[member.Name] = member.Value.Text;
        }

        return result;
    }

    private List<int> Ports(JsonNode node)
    {
        if (node.Find("ports") is null)
        {
            Report(Start(node), "'ports' is missing; name the ports of instances, twice as many as instances: \"5101-5104\"");
            return [];
        }

        if (Text(node, "ports") is not { } text)
            return [];

        var parts = text.Split('-');
        if (parts.Length == 2 && TryPort(parts[0], out var first) && TryPort(parts[1], out var last) && first < last && last - first < 1000)
            return [.. Enumerable.Range(first, last - first + 1)];

        Report(node.Find("ports")!.Value.Span, $"{Quote(text)} is no range of ports; write 5101-5104");
        return [];
    }

    private void CheckPorts(JsonNode named, Dictionary<string, ServiceSettings> services)
    {
        var taken = new Dictionary<int, string>();
        foreach (var service in services.Values)
        {
            foreach (var port in service.Ports)
            {
                if (taken.TryAdd(port, service.Name))
                    continue;

                Report(named.Find(service.Name)!.Value.Find("ports")!.Value.Span, string.Create(
                    CultureInfo.InvariantCulture, $"port {port} is one of service '{taken[port]}' too; give each service a range of its own"));
                break;
            }
        }
    }

    private string? Text(JsonNode node, string key)
    {
        if (node.Find(key)?.Value is not { } value)
            return null;
        if (value.Kind == JsonValueKind.String && value.Text.Trim().Length > 0 && !value.Text.Any(char.IsControl))
            return value.Text.Trim();

        Report(value.Span, $"'{key}' is a text of one line that is not blank; write it in quotes");
        return null;
    }

    private double? Number(JsonNode node, string key, double least, double most)
    {
        if (node.Find(key)?.Value is not { } value)
            return null;
        if (value.Kind == JsonValueKind.Number && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;

        Report(value.Span, string.Create(CultureInfo.InvariantCulture, $"'{key}' is a number from {least} to {most}; correct it"));
        return null;
    }

    private void CheckKeys(JsonNode node, IReadOnlyList<string> known, string of)
    {
        foreach (var member in node.Members.Where(member => !known.Contains(member.Name)))
            Report(member.NameSpan, $"{Quote(member.Name)} is no key of {of}; known are {string.Join(", ", known.Where(key => key[0] != '$'))}");
    }

    private void Report(TextSpan span, string message)
    {
        var (line, column) = _source.Lines.At(span.Start);
        _problems.Add((span.Start, string.Create(CultureInfo.InvariantCulture, $"{_source.Path}({line + 1},{column + 1}): {message}")));
    }

    private static TextSpan Start(JsonNode node) => new(node.Span.Start, Math.Min(1, node.Span.Length));

    private static string Quote(string text) => $"'{SafeText.Line(text.Length > 80 ? text[..80] + "..." : text)}'";

    private static bool IsName(string text) => text.Length is > 0 and <= 60 && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static bool IsBind(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon >= 0 && TryPort(text[(colon + 1)..], out _) && text[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '[' or ']' or '*');
    }

    private static bool TryPort(string text, out int port) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and < 65536;
}
