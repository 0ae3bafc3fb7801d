using System.Reflection;
using Plumbline.Generator.CSharp;
using Plumbline.Generator.Emit;
using Plumbline.Generator.Tests.Harness;

namespace Plumbline.Generator.Tests.Emit;

public sealed class ContractEmitterTests
{
    [Fact]
    public void The_assembly_carries_the_document_unchanged()
    {
        const string Document = "{\r\n\t\"name\": \"us\\\"er\" // */ \u2028 \"\"\" \u00e9\n}";
        var file = ContractEmitter.Emit(new ContractDeclaration { Context = Declarations.Context, DocumentText = Document });
        var contract = EmittedCompilation.Load([file]).GetCustomAttribute<ApiContractAttribute>()!;
        Assert.Equal(Document, contract.Document);
        Assert.Equal("io.example.user.v0", contract.Namespace);
        Assert.Equal(Declarations.Namespace, contract.CodeNamespace);
    }
}
