using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Walking;

/// <summary>Every node of a service, listed once; rules pick the lists they need.</summary>
public sealed class ServiceWalk
{
    private readonly List<Node<Field>> _fields = [];
    private readonly List<Node<EnumValue>> _values = [];
    private readonly List<Node<UnionMember>> _members = [];
    private readonly List<Node<Header>> _headers = [];
    private readonly List<Node<Operation>> _operations = [];
    private readonly List<Node<Parameter>> _parameters = [];
    private readonly List<Node<Body>> _bodies = [];
    private readonly List<Node<Response>> _responses = [];
    private readonly List<Node<ApiAttribute>> _attributes = [];
    private readonly List<TypeUse> _typeUses = [];

    internal ServiceWalk(Service service)
    {
        Service = new Node<Service>(service, null, "");
        Imports = List(service.Imports, Service, "imports");
        Annotations = List(service.Annotations, Service, "annotations");
        Enums = List(service.Enums, Service, "enums");
        Interfaces = List(service.Interfaces, Service, "interfaces");
        Models = List(service.Models, Service, "models");
        Unions = List(service.Unions, Service, "unions");
        Resources = List(service.Resources, Service, "resources");

        AddAttributes(Service, service.Attributes);
        AddHeaders(Service, service.Headers);
        foreach (var node in Enums)
            Visit(node);
        foreach (var node in Interfaces)
            Visit(node);
        foreach (var node in Models)
            Visit(node);
        foreach (var node in Unions)
            Visit(node);
        foreach (var node in Resources)
            Visit(node);
    }

    /// <summary>The service itself.</summary>
    public Node<Service> Service { get; }

    /// <summary>Imports.</summary>
    public IReadOnlyList<Node<Import>> Imports { get; }

    /// <summary>Declared annotations.</summary>
    public IReadOnlyList<Node<Annotation>> Annotations { get; }

    /// <summary>Enums.</summary>
    public IReadOnlyList<Node<EnumType>> Enums { get; }

    /// <summary>Interfaces.</summary>
    public IReadOnlyList<Node<InterfaceType>> Interfaces { get; }

    /// <summary>Models.</summary>
    public IReadOnlyList<Node<ModelType>> Models { get; }

    /// <summary>Unions.</summary>
    public IReadOnlyList<Node<UnionType>> Unions { get; }

    /// <summary>Resources.</summary>
    public IReadOnlyList<Node<Resource>> Resources { get; }

    /// <summary>Values of all enums.</summary>
    public IReadOnlyList<Node<EnumValue>> Values => _values;

    /// <summary>Fields of all interfaces and models.</summary>
    public IReadOnlyList<Node<Field>> Fields => _fields;

    /// <summary>Members of all unions.</summary>
    public IReadOnlyList<Node<UnionMember>> Members => _members;

    /// <summary>Headers of the service and of all responses.</summary>
    public IReadOnlyList<Node<Header>> Headers => _headers;

    /// <summary>Operations of all resources.</summary>
    public IReadOnlyList<Node<Operation>> Operations => _operations;

    /// <summary>Parameters of all operations, inferred ones included.</summary>
    public IReadOnlyList<Node<Parameter>> Parameters => _parameters;

    /// <summary>Bodies of all operations.</summary>
    public IReadOnlyList<Node<Body>> Bodies => _bodies;

    /// <summary>Responses of all operations.</summary>
    public IReadOnlyList<Node<Response>> Responses => _responses;

    /// <summary>Attributes of all nodes; their parent is the node that carries them.</summary>
    public IReadOnlyList<Node<ApiAttribute>> Attributes => _attributes;

    /// <summary>Every node.</summary>
    public IEnumerable<Node> All =>
        new IEnumerable<Node>[]
        {
            [Service], Imports, Annotations, Headers, Enums, Values, Interfaces, Models, Fields, Unions, Members,
            Resources, Operations, Parameters, Bodies, Responses, Attributes,
        }.SelectMany(nodes => nodes);

    /// <summary>Every place that names a type.</summary>
    public IReadOnlyList<TypeUse> TypeUses => _typeUses;

    private static List<Node<T>> List<T>(EquatableArray<T> items, Node parent, string list)
        where T : class, IEquatable<T>
    {
        var nodes = new List<Node<T>>(items.Count);
        for (var i = 0; i < items.Count; i++)
            nodes.Add(new Node<T>(items[i], parent, list, i));
        return nodes;
    }

    private void Visit(Node<EnumType> node)
    {
        AddAttributes(node, node.Value.Attributes);
        foreach (var value in List(node.Value.Values, node, "values"))
        {
            _values.Add(value);
            AddAttributes(value, value.Value.Attributes);
        }
    }

    private void Visit(Node<InterfaceType> node)
    {
        AddAttributes(node, node.Value.Attributes);
        AddFields(node, node.Value.Fields);
    }

    private void Visit(Node<ModelType> node)
    {
        AddAttributes(node, node.Value.Attributes);
        AddInterfaces(node, node.Value.Interfaces);
        AddFields(node, node.Value.Fields);
    }

    private void Visit(Node<UnionType> node)
    {
        AddAttributes(node, node.Value.Attributes);
        AddInterfaces(node, node.Value.Interfaces);
        foreach (var member in List(node.Value.Members, node, "types"))
        {
            _members.Add(member);
            _typeUses.Add(new TypeUse(member, "type", member.Value.Type));
            AddAttributes(member, member.Value.Attributes);
        }
    }

    private void Visit(Node<Resource> node)
    {
        _typeUses.Add(new TypeUse(node, "type", node.Value.Type));
        AddAttributes(node, node.Value.Attributes);
        foreach (var operation in List(node.Value.Operations, node, "operations"))
        {
            _operations.Add(operation);
            Visit(operation);
        }
    }

    private void Visit(Node<Operation> node)
    {
        AddAttributes(node, node.Value.Attributes);
        if (node.Value.Body is { } value)
        {
            var body = new Node<Body>(value, node, "body");
            _bodies.Add(body);
            _typeUses.Add(new TypeUse(body, "type", value.Type));
            AddAttributes(body, value.Attributes);
        }

        foreach (var parameter in List(node.Value.Parameters, node, "parameters"))
        {
            _parameters.Add(parameter);
            _typeUses.Add(new TypeUse(parameter, "type", parameter.Value.Type));
            AddAttributes(parameter, parameter.Value.Attributes);
        }

        foreach (var response in List(node.Value.Responses, node, "responses"))
        {
            _responses.Add(response);
            _typeUses.Add(new TypeUse(response, "type", response.Value.Type));
            AddAttributes(response, response.Value.Attributes);
            AddHeaders(response, response.Value.Headers);
        }
    }

    private void AddFields(Node parent, EquatableArray<Field> fields)
    {
        foreach (var field in List(fields, parent, "fields"))
        {
            _fields.Add(field);
            _typeUses.Add(new TypeUse(field, "type", field.Value.Type));
            AddAttributes(field, field.Value.Attributes);
        }
    }

    private void AddInterfaces(Node node, EquatableArray<TypeReference> interfaces)
    {
        for (var i = 0; i < interfaces.Count; i++)
            _typeUses.Add(new TypeUse(node, $"interfaces/{i}", interfaces[i]));
    }

    private void AddHeaders(Node parent, EquatableArray<Header> headers)
    {
        foreach (var header in List(headers, parent, "headers"))
        {
            _headers.Add(header);
            _typeUses.Add(new TypeUse(header, "type", header.Value.Type));
            AddAttributes(header, header.Value.Attributes);
        }
    }

    private void AddAttributes(Node parent, EquatableArray<ApiAttribute> attributes) =>
        _attributes.AddRange(List(attributes, parent, "attributes"));
}
