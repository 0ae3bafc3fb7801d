using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Errors look alike: a code to act on, and words for people.</summary>
internal sealed class ErrorModelShape()
    : ConsistencyRule("PLB4078", "error_models", "Error model of another shape", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var model in context.Walk.Models)
        {
            if (Words.EndsWith(model.Value.Name, "_errors") && Problem(model.Value) is { } listProblem)
                context.Report(model, null, $"{model.Title} {listProblem}");
            else if (Words.EndsWith(model.Value.Name, "_error") && ProblemOfOne(model.Value, context) is { } problem)
                context.Report(model, null, $"{model.Title} {problem}");
        }
    }

    private static string? Problem(ModelType model) =>
        model.Fields.FirstOrDefault(field => field.Name == "errors")?.Type is { Shape: TypeShape.List, Element.Name: var name } && Words.EndsWith(name, "_error")
            ? null
            : "needs a field 'errors' that is a list of some '..._error'";

    private static string? ProblemOfOne(ModelType model, RuleContext context)
    {
        var discriminator = context.Service.Unions.FirstOrDefault(union => union.Members.Any(member => member.Type.Name == model.Name))?.Discriminator;
        var code = model.Fields.FirstOrDefault(field => field.Name is "code" or "key");
        if (code is null ? discriminator is null : code.Type.Kind != TypeKind.Enum && code.Type.Primitive != Primitive.String)
            return "needs a field 'code' that is an enum or a string";

        var message = model.Fields.FirstOrDefault(field => field.Name == "message")?.Type.ToString();
        var messages = model.Fields.FirstOrDefault(field => field.Name == "messages")?.Type.ToString();
        return message == "string" || messages == "[string]" ? null : "needs a field 'message' of type 'string', or 'messages' of type '[string]'";
    }
}
