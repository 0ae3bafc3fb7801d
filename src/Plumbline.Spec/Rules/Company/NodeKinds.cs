using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Company;

/// <summary>What selectors call the nodes of a service, and in which others each stands.</summary>
internal static class NodeKinds
{
    private static readonly string[] s_anything =
    [
        "service", "header", "enum", "value", "interface", "model", "field", "union", "member", "resource", "operation", "parameter", "body", "response",
    ];

    private static readonly Dictionary<string, string[]> s_parents = new(StringComparer.Ordinal)
    {
        ["service"] = [],
        ["import"] = ["service"],
        ["annotation"] = ["service"],
        ["header"] = ["service", "response"],
        ["enum"] = ["service"],
        ["value"] = ["enum"],
        ["interface"] = ["service"],
        ["model"] = ["service"],
        ["field"] = ["model", "interface"],
        ["union"] = ["service"],
        ["member"] = ["union"],
        ["resource"] = ["service"],
        ["operation"] = ["resource"],
        ["parameter"] = ["operation"],
        ["body"] = ["operation"],
        ["response"] = ["operation"],
        ["attribute"] = s_anything,
    };

    /// <summary>Every kind.</summary>
    public static IReadOnlyCollection<string> All => s_parents.Keys;

    /// <summary>The kinds of nodes that hold nodes of a kind.</summary>
    public static IReadOnlyList<string> Parents(string kind) => s_parents[kind];

    /// <summary>A node's kind.</summary>
    public static string Of(Node node) => node switch
    {
        Node<Service> => "service",
        Node<Import> => "import",
        Node<Annotation> => "annotation",
        Node<Header> => "header",
        Node<EnumType> => "enum",
        Node<EnumValue> => "value",
        Node<InterfaceType> => "interface",
        Node<ModelType> => "model",
        Node<Field> => "field",
        Node<UnionType> => "union",
        Node<UnionMember> => "member",
        Node<Resource> => "resource",
        Node<Operation> => "operation",
        Node<Parameter> => "parameter",
        Node<Body> => "body",
        Node<Response> => "response",
        _ => "attribute",
    };

    /// <summary>What the model holds for a node.</summary>
    public static object Value(Node node) => node switch
    {
        Node<Service> found => found.Value,
        Node<Import> found => found.Value,
        Node<Annotation> found => found.Value,
        Node<Header> found => found.Value,
        Node<EnumType> found => found.Value,
        Node<EnumValue> found => found.Value,
        Node<InterfaceType> found => found.Value,
        Node<ModelType> found => found.Value,
        Node<Field> found => found.Value,
        Node<UnionType> found => found.Value,
        Node<UnionMember> found => found.Value,
        Node<Resource> found => found.Value,
        Node<Operation> found => found.Value,
        Node<Parameter> found => found.Value,
        Node<Body> found => found.Value,
        Node<Response> found => found.Value,
        _ => ((Node<ApiAttribute>)node).Value,
    };
}
