using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Plumbline.Generator.Binding;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Reading;

namespace Plumbline.Generator.Pipeline;

/// <summary>Finds the documents whose types referenced assemblies already have.</summary>
internal static class Contracts
{
    private const string AttributeName = "ApiContractAttribute";

    // An assembly symbol lives as long as its reference, so each contract is read once, not on every keystroke.
    private static readonly ConditionalWeakTable<IAssemblySymbol, StrongBox<EquatableArray<ContractReference>>> s_cache = new();

    /// <summary>The contracts of all referenced assemblies.</summary>
    /// <param name="compilation">The project's compilation.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static EquatableArray<ContractReference> Find(Compilation compilation, CancellationToken cancellationToken)
    {
        var result = new List<ContractReference>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            result.AddRange(s_cache.GetValue(assembly, static a => new(Read(a))).Value);
        }

        return result.ToEquatableArray();
    }

    private static EquatableArray<ContractReference> Read(IAssemblySymbol assembly)
    {
        var result = new List<ContractReference>();
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is not { Name: AttributeName, ContainingNamespace: { Name: "Plumbline", ContainingNamespace.IsGlobalNamespace: true } }
                || attribute.ConstructorArguments.Length != 3
                || attribute.ConstructorArguments[1].Value is not string codeNamespace
                || attribute.ConstructorArguments[2].Value is not string text)
            {
                continue;
            }

            var document = DocumentReader.Read(assembly.Name, text, CancellationToken.None);
            result.Add(new(codeNamespace, document.Service));
        }

        return result.ToEquatableArray();
    }
}
