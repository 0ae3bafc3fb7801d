using System.Globalization;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Walking;

/// <summary>What messages call the nodes of a service.</summary>
internal static class NodeTitle
{
    public static string Of(object node) => node switch
    {
        Service service => $"service {Quote(service.Name)}",
        EnumType type => $"enum {Quote(type.Name)}",
        EnumValue value => $"value {Quote(value.Name)}",
        InterfaceType type => $"interface {Quote(type.Name)}",
        ModelType type => $"model {Quote(type.Name)}",
        Field field => $"field {Quote(field.Name)}",
        UnionType type => $"union {Quote(type.Name)}",
        UnionMember member => $"member {Quote(member.Type.ToString())}",
        Header header => $"header {Quote(header.Name)}",
        Resource resource => $"resource {Quote(resource.Type.ToString())}",
        Operation operation => $"operation {Quote($"{operation.Method} {operation.Path}")}",
        Parameter parameter => $"parameter {Quote(parameter.Name)}",
        Body => "body",
        Response response => $"response {response.Code?.ToString(CultureInfo.InvariantCulture) ?? "default"}",
        Annotation annotation => $"annotation {Quote(annotation.Name)}",
        Import import => $"import {Quote(import.Uri)}",
        ApiAttribute attribute => $"attribute {Quote(attribute.Name)}",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "no node of a service"),
    };
}
