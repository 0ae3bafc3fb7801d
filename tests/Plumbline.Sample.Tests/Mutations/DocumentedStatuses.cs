using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Plumbline.Sample.Tests.Mutations;

/// <summary>Which statuses a request may get: those of its operation in the document, and those that need no declaration.</summary>
internal sealed partial class DocumentedStatuses
{
    // Kestrel's own, before the service sees a request: the target or the headers are too long, or the body has no length.
    private static readonly int[] s_fromServer = [411, 414, 431];

    private readonly List<Operation> _operations = [];

    public DocumentedStatuses()
    {
        using var stream = typeof(DocumentedStatuses).Assembly.GetManifestResourceStream("user.json")!;
        using var document = JsonDocument.Parse(stream);
        foreach (var resource in document.RootElement.GetProperty("resources").EnumerateObject())
        {
            var path = resource.Value.TryGetProperty("path", out var own) ? own.GetString() : $"/{resource.Name}s";
            foreach (var operation in resource.Value.GetProperty("operations").EnumerateArray())
                _operations.Add(Operation.Of(path!, operation));
        }
    }

    /// <summary>What any request may get, whatever is wrong with it.</summary>
    public IReadOnlySet<int> Any => _operations.SelectMany(operation => operation.Statuses).Concat([400, 404, 405, 406, 408, 413, 415, 422, .. s_fromServer]).ToHashSet();

    /// <summary>What a request may get whose framing is right.</summary>
    public IReadOnlySet<int> Of(WireRequest request)
    {
        var path = request.Target.Split('?')[0];
        if (!PlainPath().IsMatch(path) || path.Split('/').Any(segment => segment is "." or "..") || request.ToBytes().AsSpan().IndexOf("\r\n\r\n"u8) > 8_000)
            return Any;

        var route = _operations.Where(operation => operation.Matches(path)).ToList();
        if (route.Count == 0)
            return new HashSet<int> { 400, 404 };

        var statuses = route.Where(operation => operation.Method == request.Method).SelectMany(operation => operation.Statuses);
        if (statuses.Any())
            return statuses.ToHashSet();

        // A method in other letters may be taken for the right one.
        var similar = route.Where(operation => string.Equals(operation.Method, request.Method, StringComparison.OrdinalIgnoreCase));
        return new HashSet<int>([400, 405, .. similar.SelectMany(operation => operation.Statuses)]);
    }

    [GeneratedRegex("^(/[A-Za-z0-9_~!$'()*+,;=:@.-]+)+$")]
    private static partial Regex PlainPath();

    private sealed record Operation(string Method, string[] Path, HashSet<int> Statuses)
    {
        public static Operation Of(string basePath, JsonElement operation)
        {
            var method = operation.GetProperty("method").GetString()!;
            var path = basePath + (operation.TryGetProperty("path", out var own) ? own.GetString() : "");
            var documented = operation.GetProperty("responses").EnumerateObject().Select(response => int.Parse(response.Name, CultureInfo.InvariantCulture));
            int[] undeclared = operation.TryGetProperty("body", out _) ? [400, 406, 408, 413, 415, 422] : [400, 406, 422];
            return new(method, path.Split('/'), [.. documented, .. undeclared]);
        }

        public bool Matches(string path)
        {
            var segments = path.Split('/');
            return segments.Length == Path.Length
                && Path.Zip(segments).All(pair => pair.First.StartsWith(':') || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
        }
    }
}
