using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>What an import gives.</summary>
/// <param name="Service">The service; its types are not resolved.</param>
/// <param name="Notes">What has no counterpart, in the order of its discovery.</param>
public sealed record ImportedService(Service Service, IReadOnlyList<ImportNote> Notes);
