using System.Reflection;
using System.Text.Json;
using Plumbline.Data;
using Plumbline.Generator.Tests.Harness;

namespace Plumbline.Generator.Tests.Events;

/// <summary>What a new version of a document does to the hashes of rows that are there: nothing, or all of them would be written and published again.</summary>
public sealed class RowHashEmissionTests
{
    private const string Row = """
        { "id": "usr-1", "email": "a@example.io", "status": "active", "name": { "first": "Ada" }, "tags": ["x"], "notes": { "a": 1 }, "logins": 3, "balance": 1.50,
          "created_at": "2026-01-02T03:04:05Z" }
        """;

    [Theory]
    [InlineData("{ \"name\": \"id\", \"type\": \"string\" }", "{ \"name\": \"added\", \"type\": \"string\", \"required\": false }, { \"name\": \"id\", \"type\": \"string\" }", "\"id\"", "\"added\": \"\", \"id\"")]
    [InlineData("{ \"name\": \"logins\"", "{ \"name\": \"zip\", \"type\": \"[status]\", \"required\": false }, { \"name\": \"logins\"", "\"id\"", "\"zip\": [], \"id\"")]
    [InlineData("\"name\": \"first\", \"type\": \"string\", \"required\": false }", "\"name\": \"first\", \"type\": \"string\", \"required\": false }, { \"name\": \"last\", \"type\": \"string\", \"required\": false }", "\"first\"", "\"last\": \"\", \"first\"")]
    public void Scenario_45_an_optional_field_that_a_new_version_adds_changes_no_hash_until_it_has_a_value(string before, string after, string member, string more)
    {
        Assert.Contains(before, StoredDocuments.User, StringComparison.Ordinal);
        var later = StoredDocuments.User.Replace(before, after, StringComparison.Ordinal);
        var was = Hash(StoredDocuments.User, Row);
        Assert.Equal(was, Hash(later, Row));
        Assert.NotEqual(was, Hash(later, Row.Replace(member, more, StringComparison.Ordinal)));
    }

    private static long Hash(string document, string row)
    {
        using var loaded = LoadedAssembly.Of(StoredDocuments.Run(TestDocument.Service(document)).Output);
        var model = loaded.Assembly.GetType("Io.Example.UserV0.User", throwOnError: true)!;
        var table = loaded.Assembly.GetType("Io.Example.UserV0.UserTable", throwOnError: true)!.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)!.GetValue(null);
        var hash = typeof(Table<,>).Assembly.GetType("Plumbline.Data.RowHash", throwOnError: true)!.GetMethod("Of", BindingFlags.Public | BindingFlags.Static)!;
        return (long)hash.MakeGenericMethod(model, typeof(string)).Invoke(null, [table, JsonSerializer.Deserialize(row, model)])!;
    }
}
