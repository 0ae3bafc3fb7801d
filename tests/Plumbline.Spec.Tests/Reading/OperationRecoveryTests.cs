using Plumbline.Spec.Tests.Rules;

namespace Plumbline.Spec.Tests.Reading;

public sealed class OperationRecoveryTests
{
    [Fact]
    public void What_else_is_wrong_with_an_operation_without_a_method_is_said_at_once() =>
        Assert.Equal(
            ["PLB1005", "PLB1039"],
            RuleRun.Read("""
                { "name": "x", "models": { "user": { "fields": [] } },
                  "resources": { "user": { "operations": [
                    { "path": "/:id", "responses": { "ok": { "type": "user" } } },
                    { "method": "GET", "responses": { "200": { "type": "user" } } } ] } } }
                """).Select(finding => finding.RuleId));
}
