using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>What tells who somebody is, or lets somebody in, is marked, so that it is kept out of logs.</summary>
internal sealed class PersonalDataUnmarked()
    : ConsistencyRule("PLB4038", "personal_data", "Personal data without its annotation", Severity.Warning, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var annotation = context.Options.Text("plumbline_personal_data_annotation", "personal_data");
        var names = context.Options.List(
            "plumbline_personal_data_names", "password, email, phone, birthday, birth, ssn, iban, card_number, first_name, last_name, secret");
        foreach (var field in context.Walk.Fields)
        {
            // A flag or a count about an address is no address.
            if (field.Value.Type.Core.Primitive is Primitive.Boolean or Primitive.Integer or Primitive.Long
                || field.Value.Annotations.Contains(annotation))
                continue;

            var words = "_" + string.Join("_", Words.Of(field.Value.Name)) + "_";
            if (names.FirstOrDefault(name => words.IndexOf("_" + name + "_", StringComparison.Ordinal) >= 0) is { } found)
                context.Report(field, null, $"{field.Title} looks like personal data ('{found}'); annotate it with '{annotation}'");
        }
    }
}
