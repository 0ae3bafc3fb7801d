using Plumbline.Spec.Findings;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Tests.Reading;

public sealed class ReaderFindingTests
{
    [Theory]
    [InlineData("", RuleIds.EmptyDocument, "")]
    [InlineData("[1]", RuleIds.DocumentNotAnObject, "[")]
    [InlineData("{ \"models\": {} }", RuleIds.MissingKey, "{")]
    [InlineData("{ \"name\": 1, \"models\": {} }", RuleIds.NotAString, "1")]
    [InlineData("{ \"name\": \" \" }", RuleIds.BlankString, "\" \"")]
    [InlineData("{ \"name\": \"x\", \"description\": null }", RuleIds.WrongKind, "null")]
    [InlineData("{ \"name\": \"x\", \"models\": 1 }", RuleIds.WrongKind, "1")]
    [InlineData("{ \"name\": \"x\", \"models\": { \"m\": 1 } }", RuleIds.NotAnObject, "1")]
    [InlineData("{ \"name\": \"x\", \"models\": { \"m\": { \"fields\": {} } } }", RuleIds.WrongKind, "{}")]
    [InlineData("{ \"name\": \"x\", \"models\": { \"m\": { \"fields\": [1] } } }", RuleIds.WrongElementKind, "1")]
    [InlineData("{ \"name\": \"x\", \"models\": { \"m\": { \"interfaces\": [1] } } }", RuleIds.WrongElementKind, "1")]
    [InlineData("{ \"name\": \"x\", \"zzzzzz\": 1 }", RuleIds.UnknownKey, "\"zzzzzz\"")]
    [InlineData("{ \"name\": \"x\", \"models\": { \"m\": { \"fields\": [{ \"name\": \"f\" }] } } }", RuleIds.InvalidFieldType, "\"f\"")]
    [InlineData("{ \"name\": \"x\", \"models\": { \"m\": { \"fields\": [{ \"name\": \"f\", \"type\": {} }] } } }", RuleIds.InvalidFieldType, "{}")]
    [InlineData("{ \"name\": \"x\", \"models\": { \"m\": { \"fields\": [{ \"type\": \"long\" }] } } }", RuleIds.MissingFieldName, "{")]
    [InlineData("{ \"name\": \"x\", \"models\": { \"m\": { \"fields\": [{ \"name\": \"f\", \"type\": \"long\", \"minimum\": 0.5 }] } } }", RuleIds.WrongKind, "0.5")]
    [InlineData("{ \"name\": \"x\", \"models\": { \"m\": { \"fields\": [{ \"name\": \"f\", \"type\": \"string\", \"enum\": [] }] } } }", RuleIds.EnumOnField, "\"enum\"")]
    [InlineData("{ \"name\": \"x\", \"models\": { \"m\": { \"fields\": [{ \"name\": \"f\", \"type\": \"long\" }, { \"name\": \"f\", \"type\": \"uuid\" }] } } }", RuleIds.Duplicate, "\"f\"")]
    [InlineData("{ \"name\": \"x\", \"enums\": { \"e\": {} } }", RuleIds.MissingKey, "\"e\"")]
    [InlineData("{ \"name\": \"x\", \"enums\": { \"e\": { \"values\": [{ \"value\": \"v\" }] } } }", RuleIds.MissingEnumValueName, "{")]
    [InlineData("{ \"name\": \"x\", \"unions\": { \"u\": { \"types\": [{ \"type\": 1 }] } } }", RuleIds.InvalidMemberType, "1")]
    [InlineData("{ \"name\": \"x\", \"unions\": { \"u\": { \"types\": [{ \"type\": \"[a]\", \"fields\": [] }] } } }", RuleIds.FieldsOnNonModel, "\"fields\"")]
    [InlineData("{ \"name\": \"x\", \"resources\": { \"m\": { \"operations\": [{ \"method\": \"PUT\", \"body\": {} }] } } }", RuleIds.InvalidBodyType, "\"body\"")]
    [InlineData("{ \"name\": \"x\", \"resources\": { \"m\": { \"operations\": [{ \"method\": \"GET\", \"responses\": { \"200\": {} } }] } } }", RuleIds.InvalidResponseType, "\"200\"")]
    [InlineData("{ \"name\": \"x\", \"resources\": { \"m\": { \"operations\": [{ \"method\": \"GET\", \"responses\": { \"200\": 1 } }] } } }", RuleIds.ResponseNotAnObject, "1")]
    [InlineData("{ \"name\": \"x\", \"resources\": { \"m\": { \"operations\": [{ \"method\": \"GET\", \"responses\": { \"ok\": { \"type\": \"unit\" } } }] } } }", RuleIds.UnrecognizedValue, "\"ok\"")]
    [InlineData("{ \"name\": \"x\", \"resources\": { \"m\": { \"operations\": [{ \"method\": \"GET\", \"parameters\": [{ \"name\": \"p\", \"type\": \"long\", \"location\": \"cookie\" }] }] } } }", RuleIds.UnrecognizedValue, "\"cookie\"")]
    [InlineData("{ \"name\": \"x\", \"info\": { \"license\": {} } }", RuleIds.MissingLicenseName, "\"license\"")]
    [InlineData("{ \"name\": \"x\", \"annotations\": { \"\": {} } }", RuleIds.MissingAnnotationName, "\"\"")]
    [InlineData("{ \"name\": \"x\", \"attributes\": [{ \"value\": {} }] }", RuleIds.MissingAttributeName, "{")]
    [InlineData("{ \"name\": \"x\", \"attributes\": [{ \"name\": \"a\" }] }", RuleIds.MissingAttributeValue, "\"a\"")]
    [InlineData("{ \"name\": \"x\", \"attributes\": [{ \"name\": \"a\", \"value\": 1 }] }", RuleIds.NotAnObject, "1")]
    [InlineData("{ \"name\": \"x\", \"imports\": [{ \"uri\": \"common\" }] }", RuleIds.ImportScheme, "\"common\"")]
    [InlineData("{ \"name\": \"x\", \"imports\": [{ \"uri\": \"http://x/\" }] }", RuleIds.ImportTrailingSlash, "\"http://x/\"")]
    public void Reports_a_mistake_at_its_place(string text, string ruleId, string underlined)
    {
        var finding = Samples.Only(text);

        Assert.Equal((ruleId, underlined, Severity.Error), (finding.RuleId, Samples.Underlined(text, finding), finding.Severity));
    }

    [Fact]
    public void Names_the_offender_and_the_remedy() => Samples.AssertOnly(
        "{ \"name\": \"x\", \"models\": { \"user\": { \"fields\": [{ \"name\": \"id\", \"type\": \"long\", \"requird\": false }] } } }",
        RuleIds.UnknownKey, "\"requird\"", "'requird' is not a key of field 'id' of model 'user'; did you mean 'required'?");

    [Fact]
    public void Reads_on_as_if_the_meant_key_stood_there() =>
        Assert.Single(Samples.Read("{ \"name\": \"x\", \"modls\": { \"user\": {} } }").Service.Models);

    [Fact]
    public void Takes_response_for_responses_with_a_warning()
    {
        const string text = "{ \"name\": \"x\", \"resources\": { \"m\": { \"operations\": [{ \"method\": \"GET\", \"response\": { \"200\": { \"type\": \"m\" } } }] } } }";
        var finding = Samples.Only(text);

        Assert.Equal((RuleIds.ResponseForResponses, Severity.Warning), (finding.RuleId, finding.Severity));
        Assert.Equal(200, Samples.Read(text).Service.Resources[0].Operations[0].Responses[0].Code);
    }

    [Fact]
    public void A_broken_member_leaves_its_siblings()
    {
        var model = Samples.Read("{ \"name\": \"x\", \"models\": { \"m\": { \"fields\": [{ \"name\": \"a\", \"type\": \"long\" }, { \"name\": \"b\" }, 7, { \"name\": \"c\", \"type\": \"long\" }] } } }").Service.Models[0];

        Assert.Equal(["a", "c"], model.Fields.Select(field => field.Name));
    }

    [Fact]
    public void Messages_stay_on_one_line_whatever_the_document_says()
    {
        var finding = Samples.Only("{ \"name\": \"x\", \"a\\nb\\u202e" + new string('z', 500) + "\": 1 }");

        Assert.DoesNotContain('\n', finding.Message);
        Assert.DoesNotContain('\u202e', finding.Message);
        Assert.True(finding.Message.Length < 200);
    }

    [Fact]
    public void Every_reader_rule_has_an_id_of_its_own() =>
        Assert.Equal(ReaderRules.All.Count, ReaderRules.All.Select(rule => rule.Id).Distinct().Count());
}
