using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules;

/// <summary>Bounds far above every document that people wrote, so that a hostile one ends in a finding and not in gigabytes of code.</summary>
public static class DocumentLimits
{
    /// <summary>Fields of one model or interface.</summary>
    public const int Fields = 1_000;

    /// <summary>Values of one enum.</summary>
    public const int Values = 2_000;

    /// <summary>Types of one union.</summary>
    public const int Members = 1_000;

    /// <summary>Parameters of one operation.</summary>
    public const int Parameters = 200;

    /// <summary>Responses of one operation.</summary>
    public const int Responses = 100;

    /// <summary>Operations of one document.</summary>
    public const int Operations = 5_000;

    /// <summary>Models, enums, unions and interfaces of one document.</summary>
    public const int Types = 20_000;

    /// <summary>Characters of one name.</summary>
    public const int NameLength = 200;

    /// <summary>Whether a service breaks one of them; nothing is emitted for it then.</summary>
    /// <param name="service">The service.</param>
    public static bool AreExceededBy(Service service) => HasTooMuch(service) || Names(service).Any(name => name.Length > NameLength);

    private static bool HasTooMuch(Service service) =>
        service.Models.Count + service.Enums.Count + service.Unions.Count + service.Interfaces.Count > Types
        || service.Models.Any(m => m.Fields.Count > Fields)
        || service.Interfaces.Any(i => i.Fields.Count > Fields)
        || service.Enums.Any(e => e.Values.Count > Values)
        || service.Unions.Any(u => u.Members.Count > Members)
        || service.Resources.Sum(r => r.Operations.Count) > Operations
        || service.Resources.Any(r => r.Operations.Any(o => o.Parameters.Count > Parameters || o.Responses.Count > Responses));

    private static IEnumerable<string> Names(Service service) =>
        service.Enums.SelectMany(e => e.Values.Select(v => v.Name).Append(e.Name))
            .Concat(service.Models.SelectMany(m => m.Fields.Select(f => f.Name).Append(m.Name)))
            .Concat(service.Interfaces.SelectMany(i => i.Fields.Select(f => f.Name).Append(i.Name)))
            .Concat(service.Unions.Select(u => u.Name))
            .Concat(service.Resources.SelectMany(r => r.Operations).SelectMany(o => o.Parameters).Select(p => p.Name))
            .Concat(service.Headers.Select(h => h.Name))
            .Append(service.Name);
}
