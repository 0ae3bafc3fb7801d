using System.Globalization;
using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits how a refused request is told in the error types that the document declares.</summary>
internal static class RefusalEmitter
{
    private const string Answer = ServerNames.Runtime + "ApiAnswer";
    private const string Problems = ServerNames.Runtime + "ApiProblems";

    // The statuses that the runtime answers with on its own.
    private static readonly HashSet<int> s_statuses = [400, 406, 408, 413, 415, 422, 429, 500, 503];

    /// <summary>Writes the method; nothing where the document declares no error type.</summary>
    /// <param name="writer">The class.</param>
    /// <param name="operation">The operation.</param>
    public static void Write(SourceWriter writer, OperationDeclaration operation)
    {
        var errors = operation.Responses.Where(response => !response.Type.IsUnit && (response.Code is not { } code || s_statuses.Contains(code))).ToList();
        if (errors.Count == 0)
            return;

        writer.WriteLine();
        writer.WriteLine("/// <inheritdoc/>");
        using (writer.Block(
            $"protected override {Answer}? Refuse(int statusCode, {ServerNames.Problems} problems, {ServerNames.ServiceProvider} services) => statusCode switch", "};"))
        {
            foreach (var error in errors)
            {
                var (arm, status) = error.Code is { } code ? (Text(code), Text(code)) : ("_", "statusCode");
                writer.WriteLine($"{arm} => {AnswerExpression(error, status)},");
            }

            if (errors.All(error => error.Code is not null))
                writer.WriteLine("_ => null,");
        }
    }

    /// <summary>An expression that makes the body of an answer from <c>problems</c>.</summary>
    /// <param name="shape">How the type tells problems.</param>
    public static string BodyExpression(ErrorShape shape) => shape.IsList
        ? $"{Problems}.Select(problems, static problem => {New(shape, "problem.ToString()", "[problem.ToString()]", "problem.Name")})"
        : New(shape, $"{Problems}.Message(problems)", $"{Problems}.Messages(problems)", $"{Problems}.Pointer(problems)");

    private static string AnswerExpression(ResponseDeclaration error, string status) => error.ErrorShape is { } shape
        ? $"{Answer}.Json<{error.Type.Name}, {error.Type.Codec}>({status}, {BodyExpression(shape)})"
        : $"FromFactory<{error.Type.Name}, {error.Type.Codec}>({status}, problems, services)";

    private static string New(ErrorShape shape, string message, string messages, string pointer)
    {
        var members = new[] { (shape.Code, shape.CodeExpression), (shape.Message, message), (shape.Messages, messages), (shape.Pointer, pointer) };
        var values = members.Where(member => member.Item1 is not null).Select(member => $"{member.Item1} = {member.Item2}");
        return $"new {shape.Model.Name} {{ {string.Join(", ", values)} }}";
    }

    private static string Text(int code) => code.ToString(CultureInfo.InvariantCulture);
}
