using Plumbline.Generator.CSharp;
using Plumbline.Generator.Emit;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>Finds out how a document's own error type tells about problems, by the names of its fields.</summary>
/// <param name="project">Every document around.</param>
/// <param name="document">The document that declares the answer.</param>
internal sealed class ErrorShapes(BoundProject project, BoundDocument document)
{
    // The enum values, by their text, that can stand for "the request is invalid"; the first that exists is taken.
    private static readonly string[] s_codes =
        ["invalid", "validation", "validation_error", "invalid_request", "invalid_input", "bad_request", "unprocessable_entity", "generic_error", "error"];

    /// <summary>The shape of an answer's type.</summary>
    /// <param name="type">The answer's type.</param>
    /// <returns>Null where it is no model (or list of one) whose required fields are all understood.</returns>
    public ErrorShape? Of(TypeReference type)
    {
        var element = type.Shape == TypeShape.List ? type.Element! : type;
        if (element.Shape != TypeShape.Named || project.FindModel(document, element) is not { } found)
            return null;

        var shape = new ErrorShape { Model = new TypeUses(project, document).Of(element), IsList = type.Shape == TypeShape.List };
        foreach (var (field, declaration) in found.Model.Fields.Zip(new ModelBinder(project, found.Document).Fields(found.Model), (f, d) => (f, d)))
        {
            var next = Take(shape, found.Document, field, declaration);
            if (next is null && declaration.MustBeGiven)
                return null;

            shape = next ?? shape;
        }

        return shape.Message is null && shape.Messages is null && shape.Code is null ? null : shape;
    }

    private ErrorShape? Take(ErrorShape shape, BoundDocument owner, Field field, FieldDeclaration declaration)
    {
        var isString = field.Type is { Shape: TypeShape.Named, Primitive: Primitive.String };
        switch (field.Name)
        {
            case "code" or "key" when shape.Code is null && isString:
                return shape with { Code = declaration.Name, CodeType = declaration.Type, CodeExpression = CSharpText.Literal(s_codes[0]) };
            case "code" or "key" when shape.Code is null && EnumBinder.FirstOf(project, owner, field.Type, s_codes) is { } code:
                return shape with { Code = declaration.Name, CodeType = declaration.Type, CodeExpression = code };
            case "message" when isString:
                return shape with { Message = declaration.Name };
            case "messages" when field.Type is { Shape: TypeShape.List, Element: { Shape: TypeShape.Named, Primitive: Primitive.String } }:
                return shape with { Messages = declaration.Name };
            case "field" or "pointer" when shape.Pointer is null && isString:
                return shape with { Pointer = declaration.Name };
            default:
                return null;
        }
    }
}
