using Plumbline.Generator.CSharp;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Generator.Binding;

/// <summary>Declares resources and their operations.</summary>
/// <param name="project">Every document around.</param>
/// <param name="document">The document that declares them.</param>
internal sealed class ResourceBinder(BoundProject project, BoundDocument document)
{
    private const string HealthCheckPath = "/_internal_/healthcheck";

    private readonly TypeUses _types = new(project, document);
    private readonly ParameterBinder _parameters = new(project, document);
    private readonly ErrorShapes _errors = new(project, document);
    private readonly HealthBinder _health = new(project, document);

    /// <summary>The declaration of a resource.</summary>
    /// <param name="resource">The resource.</param>
    public ResourceDeclaration Bind(Resource resource)
    {
        var sharedPath = SharedPath(resource);
        var names = new NameScope(StringComparer.OrdinalIgnoreCase, ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone"]);
        var operations = resource.Operations.Select(o => Bind(resource, o, sharedPath, names)).ToEquatableArray();
        var isHealthCheck = IsHealthCheck(resource);
        return new()
        {
            Context = document.Context,
            Stem = document.Names.Resource(resource),
            DocumentType = resource.Type.ToString(),
            Description = resource.Description,
            Deprecation = Declared.Deprecation(resource.Deprecation),
            IsHealthCheck = isHealthCheck,
            Health = isHealthCheck ? _health.Bind(resource.Operations[0], operations[0].Name) : null,
            Operations = operations,
        };
    }

    /// <summary>Whether a resource is the standard health check.</summary>
    /// <param name="resource">The resource.</param>
    public static bool IsHealthCheck(Resource resource) =>
        resource.Operations.Count == 1 && resource.Operations[0] is { Method: "GET", Path: HealthCheckPath };

    // The normal form gives whole paths only; the default path is what its author most likely started from.
    private static string SharedPath(Resource resource)
    {
        if (resource.Path.Length > 0)
            return resource.Path;

        var plural = "/" + resource.Plural;
        return resource.Operations.All(o => o.Path == plural || o.Path.StartsWith(plural + "/", StringComparison.Ordinal))
            ? plural
            : OperationName.SharedPath(resource.Operations.Select(o => o.Path).ToList());
    }

    private OperationDeclaration Bind(Resource resource, Operation operation, string sharedPath, NameScope names)
    {
        var locals = ParameterBinder.Locals();
        var pieces = RoutePath.Pieces(operation.Path);
        var parameters = _parameters.Bind(operation, locals);
        var idempotent = IdempotentAttribute.Find(operation.Attributes);
        var isIdempotent = IdempotentAttribute.IsIdempotent(operation);
        var wish = OperationNameAttribute.Find(operation.Attributes)?.Name;
        return new()
        {
            Name = names.Claim(wish is null ? OperationName.From(operation.Method, sharedPath, operation.Path) : CSharpName.Pascal(wish)),
            Method = operation.Method,
            Path = operation.Path,
            RoutePattern = RoutePath.Pattern(pieces),
            Pieces = pieces,
            Description = operation.Description,
            Deprecation = Declared.Deprecation(operation.Deprecation),
            Parameters = parameters,
            Body = operation.Body is { } body ? Bind(body, operation.Method, locals) : null,
            Responses = operation.Responses.OrderBy(r => r.Code ?? int.MaxValue).Select(Bind).ToEquatableArray(),
            Location = Location(resource, operation),
            Auth = Auth(AuthAttribute.Find(operation.Attributes) ?? AuthAttribute.Find(resource.Attributes) ?? AuthAttribute.Find(document.Service.Attributes)),
            RateLimit = RateLimit(
                RateLimitAttribute.Find(operation.Attributes) ?? RateLimitAttribute.Find(resource.Attributes) ?? RateLimitAttribute.Find(document.Service.Attributes)),
            TimeoutMilliseconds = (TimeoutAttribute.Find(operation.Attributes) ?? TimeoutAttribute.Find(document.Service.Attributes))?.Milliseconds,
            IsIdempotent = isIdempotent,
            IdempotencyKeyHeader =
                idempotent is not null && isIdempotent && !IdempotentAttribute.IsIdempotentMethod(operation.Method) ? idempotent.KeyHeader : null,
        };
    }

    private BodyDeclaration? Bind(Body body, string method, NameScope locals)
    {
        var type = _types.Of(body.Type);
        if (type.IsUnit)
            return null;

        if (method == "PATCH" && type.Kind == TypeKind.Model && body.Type.Namespace is null && document.EmitsTypes)
            type = type with { Name = type.Name + "Patch", Codec = type.Name + "PatchJson" };

        return new()
        {
            Name = CSharpName.Escape(locals.Claim(type.Shape == TypeShape.Named ? CSharpName.Camel(body.Type.Name) : "body", "Body")),
            Type = type,
            Description = body.Description,
        };
    }

    private ResponseDeclaration Bind(Response response)
    {
        var names = new NameScope(StringComparer.Ordinal, ["value", "statusCode", "location"]);
        return new()
        {
            Code = response.Code,
            Name = StatusNames.Of(response.Code),
            Type = _types.Of(response.Type),
            BodyTypes = BodyTypes(response.Type).ToEquatableArray(),
            Headers = response.Headers.Select(h => _parameters.Bind(h, names)).ToEquatableArray(),
            ErrorShape = response.Code is 400 or 422 ? _errors.Of(response.Type) : null,
            Description = response.Description,
        };
    }

    private IEnumerable<string> BodyTypes(TypeReference type)
    {
        if (type is { Shape: TypeShape.Named, Kind: TypeKind.Union })
        {
            var owner = type.Namespace is null ? document : project.Find(type.Namespace);
            var union = owner?.Service.Unions.FirstOrDefault(u => u.Name == type.Name);
            return union is null ? [] : new UnionBinder(project, owner!).Implementations(union);
        }

        var use = _types.Of(type);
        return use.IsUnit ? [] : [use.Name];
    }

    // The GET on this path and one parameter more (the only one), filled by a field of the same name that the 201's model always has.
    private LocationDeclaration? Location(Resource resource, Operation operation)
    {
        if (operation.Responses.FirstOrDefault(r => r.Code == 201) is not { } created || project.FindModel(document, created.Type) is not { } found)
            return null;

        var prefix = operation.Path.TrimEnd('/') + "/:";
        foreach (var candidate in resource.Operations.Where(o => o.Method == "GET" && o.Path.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var id = candidate.Path.Substring(prefix.Length);
            var pieces = RoutePath.Pieces(candidate.Path);
            if (pieces.Count(p => p.IsParameter) != 1)
                continue;

            var field = new ModelBinder(project, found.Document).Fields(found.Model).FirstOrDefault(f => f.WireName == id);
            if (field is { IsAlwaysPresent: true, Type.IsText: true })
                return new() { Pieces = pieces, Property = field.Name, Type = field.Type };
        }

        return null;
    }

    private static AuthDeclaration? Auth(AuthAttribute? auth) => auth is null
        ? null
        : new(
            auth.Scheme switch
            {
                AuthScheme.Bearer => "bearer",
                AuthScheme.Basic => "basic",
                AuthScheme.ApiKey => "api_key",
                AuthScheme.MutualTls => "mutual_tls",
                AuthScheme.None => "none",
                _ => "",
            },
            auth.Policy,
            auth.Scopes);

    private static RateLimitDeclaration? RateLimit(RateLimitAttribute? limit) =>
        limit is null ? null : new(limit.Permits, limit.PerSeconds, limit.By == RateLimitScope.Client);
}
