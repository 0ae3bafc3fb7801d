using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Spec.Export.OpenApi;

/// <summary>Names operations as emitted C# does: <c>UsersGetById</c>.</summary>
internal sealed class OperationIds
{
    private readonly NameScope _scope = new(StringComparer.OrdinalIgnoreCase, []);

    public string Claim(Resource resource, Operation operation)
    {
        var wish = OperationNameAttribute.Find(operation.Attributes)?.Name;
        var shared = resource.Path.Length > 0 ? resource.Path : OperationName.SharedPath(resource.Operations.Select(o => o.Path).ToList());
        var name = wish is null ? OperationName.From(operation.Method, shared, operation.Path) : CSharpName.Pascal(wish);
        return _scope.Claim(CSharpName.Pascal(resource.Plural) + name);
    }
}
