using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>A document whose types a referenced assembly already has.</summary>
/// <param name="CodeNamespace">The C# namespace of those types.</param>
/// <param name="Service">What it declares.</param>
internal sealed record ContractReference(string CodeNamespace, Service Service);
