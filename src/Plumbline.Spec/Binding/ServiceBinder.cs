using Plumbline.Spec.Model;

namespace Plumbline.Spec.Binding;

/// <summary>A document whose types others may name.</summary>
/// <param name="Uri">Where imports say it lives, where that is known; compared without regard to version words such as <c>latest</c>.</param>
/// <param name="Service">What it declares.</param>
public sealed record ImportSource(string? Uri, Service Service);

/// <summary>Resolves the types that a service names.</summary>
public static class ServiceBinder
{
    /// <summary>Resolves every type reference, and infers undeclared path parameters.</summary>
    /// <param name="declared">The service as read.</param>
    /// <param name="imports">The documents around it.</param>
    /// <returns>The same service with resolved types; references that name nothing stay <see cref="TypeKind.Unresolved"/>.</returns>
    public static Service Bind(Service declared, IReadOnlyList<ImportSource> imports) =>
        new ServiceRewriter(declared, new ImportTable(declared, imports), NameSurroundings.Of(declared, imports)).Rewrite();

    /// <summary>As <see cref="Bind"/>, and tells which imports could not be told apart or found.</summary>
    /// <param name="declared">The service as read.</param>
    /// <param name="imports">The documents around it.</param>
    public static BoundService BindWithImports(Service declared, IReadOnlyList<ImportSource> imports)
    {
        var table = new ImportTable(declared, imports);
        var service = new ServiceRewriter(declared, table, null).Rewrite();
        return new BoundService { Service = service, Ambiguities = table.Ambiguities(), MissingImports = table.MissingImports() };
    }
}
