using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Walking;

/// <summary>What an operation's success answer is made of.</summary>
internal static class OperationResult
{
    /// <summary>The model of the answer's items (or of the answer); null where it is none, or not known.</summary>
    public static ModelType? ItemModel(Operation operation, RuleContext context) =>
        operation.Responses.FirstOrDefault(response => response.Code is >= 200 and < 300) is { } success
            ? context.Types.FindModel(success.Type.Core)
            : null;
}
