namespace Plumbline.Spec.Tests.Rules.Company;

/// <summary>What selectors choose. Each test's rule is broken by everything that is chosen.</summary>
public sealed class SelectorTests
{
    [Theory]
    [InlineData("field", "name", "\"name\" \"id\" \"name\" \"mail\" \"tags\"")]
    [InlineData("model.field", "name", "\"id\" \"name\" \"mail\" \"tags\"")]
    [InlineData("service.model.field", "name", "\"id\" \"name\" \"mail\" \"tags\"")]
    [InlineData("interface.field", "name", "\"name\"")]
    [InlineData("model.field[type=string]", "name", "\"name\" \"mail\"")]
    [InlineData("model.field[type!=string]", "name", "\"id\" \"tags\"")]
    [InlineData("field[type~'^\\\\[']", "name", "\"tags\"")]
    [InlineData("model.field[name!~'^[im]']", "name", "\"name\" \"tags\"")]
    [InlineData("field[maximum]", "name", "\"name\"")]
    [InlineData("model.field[!maximum]", "name", "\"id\" \"mail\" \"tags\"")]
    [InlineData("field[maximum>499]", "name", "\"name\"")]
    [InlineData("field[maximum>500]", "name", "")]
    [InlineData("field[maximum<501]", "name", "\"name\"")]
    [InlineData("field[required=false]", "name", "\"mail\"")]
    [InlineData("field[deprecation]", "name", "\"mail\"")]
    [InlineData("field[annotations=personal_data]", "name", "\"name\"")]
    [InlineData("field[@format]", "name", "\"tags\"")]
    [InlineData("field[@format.name=language]", "name", "\"tags\"")]
    [InlineData("field[@format.name=email]", "name", "")]
    [InlineData("model.field[type=string][!annotations]", "name", "\"mail\"")]
    [InlineData("model[fields=tags].field[name=id]", "name", "\"id\"")]
    [InlineData("model[name='other'].field", "name", "")]
    [InlineData("field[name=id], field[name=tags]", "name", "\"id\" \"tags\"")]
    [InlineData("operation[@auth.scopes=write]", "method", "\"POST\"")]
    [InlineData("operation[!@auth]", "method", "\"GET\" \"GET\"")]
    [InlineData("operation[method=GET][responses=404]", "path", "\"/:id\"")]
    [InlineData("operation[path=/users].response.header", "name", "\"X-Total\"")]
    [InlineData("service.header", "name", "\"X-Session\"")]
    [InlineData("operation.parameter", "name", "\"q\"")]
    [InlineData("operation.body", "type", "\"user\"")]
    [InlineData("response[code=404]", "type", "\"unit\"")]
    [InlineData("enum.value[value=A]", "name", "\"a\"")]
    [InlineData("union.member", "type", "\"user\" \"status\"")]
    [InlineData("import", "uri", "\"https://example.io/example/common/latest/service.json\"")]
    [InlineData("annotation", "name", "\"personal_data\"")]
    [InlineData("service.attribute[name=owner]", "name", "\"owner\"")]
    [InlineData("field.attribute", "name", "\"format\"")]
    [InlineData("service", "base_url", "\"https://user.example.io\"")]
    public void Chooses(string select, string check, string underlined) =>
        Assert.Equal(underlined, string.Join(' ', CompanyRun.Underlined(select, check, "{ \"undefined\": true }")));

    [Theory]
    [InlineData("feild", 0, "'feild' is no kind of node; known are service, import, annotation, header, enum, value, interface, model, field, union, member, resource, operation, parameter, body, response, attribute; did you mean 'field'?")]
    [InlineData("thing", 0, "'thing' is no kind of node; known are service, import, annotation, header, enum, value, interface, model, field, union, member, resource, operation, parameter, body, response, attribute")]
    [InlineData("resource.response", 9, "a response never stands directly in a resource; it stands in an operation")]
    [InlineData("model.service", 6, "a service never stands directly in a model; it stands in nothing")]
    [InlineData("field[typ=string]", 6, "a field has no 'typ'; known are name, type, required, default, minimum, maximum, example, description, annotations, deprecation, attributes, and '@name' for an attribute; did you mean 'type'?")]
    [InlineData("import[@x]", 7, "an import carries no attributes")]
    [InlineData("field[@]", 6, "'@' names no attribute; write '@name', or '@name.key' for what is in it")]
    [InlineData("field[name", 10, "a condition compares by one of = != ~ !~ < >, or is a name alone")]
    [InlineData("field[name=x", 12, "']' is missing; a text that holds a bracket stands in single quotes")]
    [InlineData("field[name='x]", 11, "the closing single quote is missing")]
    [InlineData("field[name~'(']", 11, "'(' is no regular expression: Invalid pattern '(' at offset 1. Not enough )'s.")]
    [InlineData("field[name~'(?=a)']", 11, "'(?=a)' has a lookahead, which may take for ever; write it without")]
    [InlineData("field[maximum>many]", 14, "'many' is no number")]
    [InlineData("field; model", 5, "'; model' does not belong here; join steps by '.', selectors by ','")]
    [InlineData("field,", 6, "'' is no kind of node; known are service, import, annotation, header, enum, value, interface, model, field, union, member, resource, operation, parameter, body, response, attribute")]
    public void Says_at_its_character_what_is_wrong(string select, int at, string message)
    {
        var text = CompanyRun.File(select, "name", "{ \"defined\": true }");

        var finding = Assert.Single(Plumbline.Spec.Rules.Company.CompanyRulesFile.Read(text, [], TestContext.Current.CancellationToken).Findings);

        Assert.Equal(("PLB4200", message), (finding.RuleId, finding.Message));
        Assert.Equal(text.IndexOf(select, StringComparison.Ordinal) + at, finding.Span.Start);
    }
}
