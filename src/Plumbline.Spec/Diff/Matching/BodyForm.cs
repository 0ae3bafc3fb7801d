using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>How an operation takes its input.</summary>
internal enum InputForm
{
    /// <summary>No body.</summary>
    None,

    /// <summary>One body: JSON.</summary>
    Body,

    /// <summary>Form parameters: JSON or urlencoded, as the caller likes.</summary>
    Form,
}

/// <summary>Tells when an operation takes its input in another form.</summary>
internal static class BodyForm
{
    /// <summary>The old and new form, where an operation went from form parameters to a body or back; null otherwise.</summary>
    public static (InputForm Old, InputForm Now)? Changed(OperationPair operation)
    {
        var old = Of(operation.Before.Operation);
        var now = Of(operation.After.Operation);
        return old == now || old == InputForm.None || now == InputForm.None ? null : (old, now);
    }

    private static InputForm Of(Operation operation) =>
        operation.Body is not null ? InputForm.Body
        : operation.Parameters.Any(parameter => parameter.Location == ParameterLocation.Form) ? InputForm.Form
        : InputForm.None;
}
