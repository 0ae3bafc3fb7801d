using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Plumbline.Tests.Shared;

namespace Plumbline.Analyzers.Tests.Harness;

/// <summary>The code of an example, ready to compile.</summary>
/// <param name="Text">The code.</param>
/// <param name="Skipped">How many lines of it are not on the page.</param>
internal sealed record PageCode(string Text, int Skipped);

/// <summary>
/// A page of docs/rules about drift. Its examples are statements of a program, or types; a line of comment with carets below a line says what
/// is found there, and <c>{ ... }</c> stands for the members that an emitted interface wants. The documents are the files that it links to.
/// </summary>
internal sealed partial class DriftPage
{
    private static readonly Dictionary<string, string> s_members = new(StringComparer.Ordinal)
    {
        ["IItemsApi"] = Members(Shapes.Items),
        ["INotesApi"] = Members(Shapes.Notes),
        ["IShopEventHandler"] = Members(Consuming.Handler),
        ["IShape"] = "{ void IShape.WriteJson(Plumbline.Json.JsonWriter writer) => writer.WriteNullValue(); }",
    };

    private readonly string _id;

    private DriftPage(string id, string text)
    {
        _id = id;
        Text = text;
        (Bad, Expected) = Example("Bad");
        (Good, _) = Example("Good");
    }

    public string Text { get; }

    public PageCode Bad { get; }

    public PageCode Good { get; }

    /// <summary>What the bad example gets: line, column, offending text, id, message.</summary>
    public IReadOnlyList<string> Expected { get; }

    public static DriftPage Read(string id) => new(id, File.ReadAllText(Path.Combine(Repository.RulePages, id + ".md")).ReplaceLineEndings("\n"));

    public TestProject Project(PageCode code)
    {
        var project = new TestProject { OutputKind = code.Skipped > Usings ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary };
        var names = Link().Matches(Text).Select(match => match.Groups["name"].Value).Distinct().ToList();
        Assert.NotEmpty(names);
        foreach (var name in names)
            project.WithDocument(Examples.Read(name), "/project/" + name, IsClient ? "client" : name == names[0] ? "service" : "import");

        return project.WithCode(code.Text, "Example.cs");
    }

    private const int Usings = 7;

    private bool IsClient => Text.Contains("PlumblineRole=\"client\"", StringComparison.Ordinal);

    private (PageCode Code, List<string> Expected) Example(string section)
    {
        var start = Text.IndexOf($"\n## {section}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{_id}.md must have a section '## {section}'");
        var fence = Fence().Match(Text, start);
        Assert.True(fence.Success && Text.IndexOf("\n## ", start + 1, StringComparison.Ordinal) > fence.Index, $"'## {section}' of {_id}.md must have C#");

        var lines = new List<string>();
        var expected = new List<string>();
        foreach (var line in fence.Groups["text"].Value.Split('\n'))
        {
            if (Marker().Match(line) is { Success: true } marker)
            {
                var carets = marker.Groups["carets"];
                expected.Add(string.Create(CultureInfo.InvariantCulture, $"{lines.Count - 1}:{carets.Index}:{lines[^1].AsSpan(carets.Index, carets.Length)} {_id} {marker.Groups["message"].Value}"));
            }
            else
            {
                lines.Add(line);
            }
        }

        var code = Complete(string.Join('\n', lines));
        return (Wrap(code), expected);
    }

    private PageCode Wrap(string code)
    {
        var usings = """
            using System.Net.Http;
            using System.Net.Http.Json;
            using System.Text.Json.Serialization;
            using Microsoft.AspNetCore.Http.HttpResults;
            using Microsoft.Extensions.Logging;

            """ + (Text.Contains("store.json", StringComparison.Ordinal) || IsClient ? "using Io.Example.ShopV0;\n" : "\n") + "\n";
        if (TypesOnly().IsMatch(code))
            return new(usings + code, Usings);

        var isShop = !Text.Contains("store.json", StringComparison.Ordinal);
        var statements = usings + string.Concat(
            "var builder = WebApplication.CreateBuilder(args); ",
            "var app = builder.Build(); ",
            "ILogger logger = app.Logger; ",
            "static T Any<T>() => throw new NotSupportedException(); ",
            "var http = Any<HttpClient>(); var id = Any<long>(); ",
            isShop ? "var item = Any<Item>(); var shape = Any<IShape>(); " : "",
            IsClient ? "var client = Any<ShopClient>();" : "").Replace(code.Contains("var item =", StringComparison.Ordinal) ? "var item = Any<Item>(); " : "\0", "", StringComparison.Ordinal) + "\n";
        return new(statements + code, Usings + 1);
    }

    private static string Complete(string code) => Omitted().Replace(code, match => $": {match.Groups["name"].Value} {s_members[match.Groups["name"].Value]}");

    private static string Members(string type) => type[type.IndexOf('{', StringComparison.Ordinal)..].Replace('\n', ' ');

    [GeneratedRegex(@"\(examples/(?<name>[a-z]+\.json)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```csharp\n(?<text>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^// *(?<carets>\^+) (?<message>.+)$")]
    private static partial Regex Marker();

    [GeneratedRegex(@": (?<name>I\w+) \{ \.\.\. \}")]
    private static partial Regex Omitted();

    [GeneratedRegex(@"\A(namespace|sealed|partial|\[ApiModel)")]
    private static partial Regex TypesOnly();
}
