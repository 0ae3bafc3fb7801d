using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Every success answer of an operation has the same type (catalogue 92).</summary>
internal sealed class SuccessTypesDiffer() : ValidityRule("PLB1121", "Success answers of different types")
{
    public override void Check(RuleContext context)
    {
        foreach (var responses
            in context.Walk.Responses.Where(response => response.Value.Code is >= 200 and < 300).GroupBy(response => response.Parent))
        {
            var first = responses.First();
            foreach (var response in responses.Skip(1))
            {
                var (type, expected) = (response.Value.Type.ToString(), first.Value.Type.ToString());
                if (type != expected)
                    context.Report(response,
                        "type", $"{response.Title} has type {Quote(type)}, but {first.Value.Code} has {Quote(expected)}; all 2xx of an operation have one type");
            }
        }
    }
}
