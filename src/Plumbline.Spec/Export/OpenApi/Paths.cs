using System.Text;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.OpenApi;

/// <summary>Writes operations by path and method.</summary>
/// <param name="service">The service.</param>
/// <param name="schemas">Uses of types.</param>
internal sealed class Paths(Service service, Schemas schemas)
{
    private static readonly string[] s_methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

    private readonly OperationIds _ids = new();

    public JsonValue Write()
    {
        var paths = new List<(string Template, List<(string, JsonValue?)> Operations)>();
        foreach (var resource in service.Resources)
        {
            foreach (var operation in resource.Operations.Where(operation => s_methods.Contains(operation.Method)))
            {
                // To OpenAPI, paths that differ only in the names of their parameters are one; the first one's names count.
                var template = Template(operation.Path);
                var shape = Shape(template);
                var known = paths.FindIndex(path => Shape(path.Template) == shape);
                if (known < 0)
                {
                    known = paths.Count;
                    paths.Add((template, []));
                }

                var names = Names(template).Zip(Names(paths[known].Template), (own, first) => (own, first)).ToList();
                var writer = new OperationWriter(service, schemas, resource, operation);
                paths[known].Operations.Add((
                    operation.Method.ToLowerInvariant(),
                    writer.Write(_ids.Claim(resource, operation), name => names.Find(pair => pair.own == name).first)));
            }
        }

        return Object(paths.Select(path => (path.Template, (JsonValue?)Object(path.Operations))));
    }

    // /users/:id.json -> /users/{id}.json
    private static string Template(string path)
    {
        var parameters = PathTemplate.Parameters(path);
        var text = new StringBuilder();
        // Routing makes no difference between a path with a slash at its end and one without.
        foreach (var segment in path.TrimEnd('/').Split('/').Skip(1))
        {
            text.Append('/');
            var name = segment.Length > 1 && segment[0] == ':' ? segment.Substring(1).Split('.')[0] : "";
            if (name.Length > 0 && parameters.Contains(name))
                text.Append('{').Append(name).Append('}').Append(segment, name.Length + 1, segment.Length - name.Length - 1);
            else
                text.Append(segment);
        }

        return text.Length == 0 ? "/" : text.ToString();
    }

    private static string Shape(string template) => string.Join("{}", Pieces(template).Where((_, index) => index % 2 == 0));

    private static IEnumerable<string> Names(string template) => Pieces(template).Where((_, index) => index % 2 == 1);

    // Text and names in turn.
    private static string[] Pieces(string template) => template.Split('{', '}');
}
