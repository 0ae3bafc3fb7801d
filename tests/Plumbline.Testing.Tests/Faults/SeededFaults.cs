using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Plumbline.Testing.Tests.Faults;

/// <summary>Faults that services really have, made from the sample's document: at least two for each kind of check.</summary>
internal static class SeededFaults
{
    private static ConcurrentDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    public static IReadOnlyList<Fault> All { get; } =
    [
        // No server error
        new("500 on letters outside of ASCII", "no server error", async e =>
            await (e.Method == "POST" && Any(await e.BodyAsync(), text => text.Any(c => c > 127)) ? e.AnswerAsync(500, "{}") : e.PassAsync())),
        new("500 on a page behind the last item", "no server error", e => e.IsList && Query(e, "offset") > 500 ? e.AnswerAsync(500) : e.PassAsync()),
        new("an exception on a quote in a name", "no server error", async e =>
        {
            if (e.Method == "PUT" && Any(await e.BodyAsync(), text => text.Contains('\'', StringComparison.Ordinal)))
                throw new InvalidOperationException("syntax error near '");
            await e.PassAsync();
        }),
        new("502 for someone who is not there", "no server error", e => Change(e, "GET", 404, 502)),

        // Documented status
        new("409 instead of 422", "documented status", e => e.Method == "POST" ? e.TamperAsync((status, text) => (status == 422 ? 409 : status, text)) : e.PassAsync()),
        new("404 where the list is empty", "documented status", e => e.IsList ? e.TamperAsync((status, text) => text == "[]" ? (404, "") : (status, text)) : e.PassAsync()),
        new("200 instead of 201", "documented status", e => Change(e, "POST", 201, 200)),
        new("202 instead of 204", "documented status", e => Change(e, "DELETE", 204, 202)),
        new("410 for someone who is not there", "documented status", e => Change(e, "GET", 404, 410)),

        // Content type
        new("the list as text/plain", "content type", async e => await Typed(e, e.IsList, "text/plain")),
        new("a user as text/html", "content type", async e => await Typed(e, e.IsOne && e.Method == "GET", "text/html")),
        new("errors as plain JSON", "content type", async e => await Typed(e, e.IsList, "application/json", 422)),

        // Body
        new("a required field is missing", "body", e => One(e, user => user.Remove("name"))),
        new("a field with a default is missing", "body", e => One(e, user => user.Remove("status"))),
        new("a field that the document does not know", "body", e => One(e, user => user["internal_id"] = 7)),
        new("a password in the answer", "body", e => One(e, user => user["password"] = "secret")),
        new("another value of an enum", "body", e => One(e, user => user["status"] = "ACTIVE")),
        new("a number in place of text", "body", e => One(e, user => user["id"] = 7)),
        new("null in place of a name", "body", e => One(e, user => user["name"] = null)),
        new("an object in place of the list", "body", e => e.IsList ? e.TamperAsync((status, text) => (status, status == 200 ? $$"""{"items":{{text}}}""" : text)) : e.PassAsync()),
        new("JSON cut off", "body", e => e.IsList ? e.TamperAsync((status, text) => (status, status == 200 ? text[..^1] : text)) : e.PassAsync()),
        new("a wrong item in a list", "body", e => e.IsList ? e.TamperAsync(json => json.AsArray().Add(new JsonObject { ["id"] = "x" })) : e.PassAsync()),
        new("a body where none is documented", "body", e => e.Method == "DELETE" ? e.TamperAsync((status, _) => (status == 204 ? 404 : status, """{"ok":true}""")) : e.PassAsync()),
        new("an error of another shape", "body", e => e.Method == "POST" ? e.TamperAsync((status, text) => (status, status == 422 && text.Contains("code", StringComparison.Ordinal) ? """{"error":"no"}""" : text)) : e.PassAsync()),

        // Valid input accepted
        new("names of more than ten letters refused", "valid input accepted", async e =>
            await (e.Method == "POST" && (await e.BodyAsync())?["name"]?["first"] is JsonValue first && first.ToString().Length > 9 ? e.AnswerAsync(422, s_error) : e.PassAsync())),
        new("a form without address refused", "valid input accepted", async e =>
            await (e.Method == "POST" && await e.BodyAsync() is JsonObject form && !form.ContainsKey("email") ? e.AnswerAsync(422, s_error) : e.PassAsync())),
        new("the greatest limit refused", "valid input accepted", e => e.IsList && Query(e, "limit") == 100 ? e.AnswerAsync(422, UnnamedProblem, "application/problem+json") : e.PassAsync()),

        // Invalid input refused
        new("no check of the address' form", "invalid input refused", async e => await Loosely(e, form => form.Remove("email"))),
        new("no check of the password's least length", "invalid input refused", async e => await Loosely(e, form => form.Remove("password"))),
        new("any type of name taken", "invalid input refused", async e => await Loosely(e, form => form.Remove("name"))),
        new("malformed JSON taken as empty", "invalid input refused", async e =>
        {
            if (e.Method == "POST" && await e.BodyAsync() is not JsonObject)
                e.Replace(new JsonObject());
            await e.PassAsync();
        }),
        new("the limit's maximum ignored", "invalid input refused", e => Requery(e, "limit", value => value > 100 ? 100 : value)),
        new("a negative offset taken as none", "invalid input refused", e => Requery(e, "offset", value => Math.Max(0, value))),
        new("an unknown status ignored", "invalid input refused", e => Unknown(e, "status", ["active", "inactive"])),
        new("an unknown order ignored", "invalid input refused", e => Unknown(e, "sort", ["id", "email", "status", "-id", "-email", "-status"])),
        new("invalid input called forbidden", "invalid input refused", e => e.Method == "PUT" ? e.TamperAsync((status, text) => (status is 400 or 422 ? 404 : status, status is 400 or 422 ? "" : text)) : e.PassAsync()),

        // Problem named
        new("errors that name nothing", "problem named", e => e.Method is "POST" or "PUT" ? e.TamperAsync((status, text) => (status, status == 422 ? s_error : text)) : e.PassAsync()),
        new("query errors that name nothing", "problem named", e => e.IsList ? e.TamperAsync((status, text) => (status, status is 400 or 422 ? $$"""{"type":"about:blank","title":"no","status":{{status.ToString(CultureInfo.InvariantCulture)}}}""" : text)) : e.PassAsync()),

        // Media types and methods
        new("any media type taken", "415", e =>
        {
            if (e.Method == "POST" && e.Context.Request.ContentType != "application/json")
            {
                e.Context.Request.ContentType = "application/json";
                e.Replace(new JsonObject());
            }

            return e.PassAsync();
        }),
        new("400 for a wrong media type", "415", e => e.Method == "PUT" ? e.TamperAsync((status, text) => (status == 415 ? 400 : status, status == 415 ? Problem(400) : text)) : e.PassAsync()),
        new("400 for a wrong method", "405", e => e.TamperAsync((status, text) => (status == 405 ? 400 : status, status == 405 ? Problem(400) : text))),
        new("405 that allows too little", "405", e =>
        {
            e.Context.Response.OnStarting(() =>
            {
                if (e.Context.Response.StatusCode == 405)
                    e.Context.Response.Headers.Allow = "GET";
                return Task.CompletedTask;
            });
            return e.PassAsync();
        }),
        new("406 for everybody who says what they accept", "406", e => e.IsList && e.Context.Request.Headers.Accept.Count > 0 ? e.AnswerAsync(406, Problem(406), "application/problem+json") : e.PassAsync()),
        new("415 for who accepts something else", "406", e => e.IsList ? e.TamperAsync((status, text) => (status == 406 ? 415 : status, text.Replace("406", "415", StringComparison.Ordinal))) : e.PassAsync()),

        // Unknown things
        new("an empty user for anybody", "404", e => e.IsOne && e.Method == "GET" && e.Path.Length < 30 ? e.AnswerAsync(200, """{"id":"x","name":{},"status":"active"}""") : e.PassAsync()),
        new("204 for deleting nobody", "404", e => Change(e, "DELETE", 404, 204)),

        // Idempotence
        new("a PUT that creates something new each time", "idempotent", e =>
        {
            var count = Counts.AddOrUpdate(e.Path, 1, (_, known) => known + 1);
            return e.IsOne && e.Method is "GET" ? e.TamperAsync(json => json["name"]!["first"] = count.ToString(CultureInfo.InvariantCulture)) : e.PassAsync();
        }),
        new("the second PUT is a conflict", "idempotent", e =>
            e.Method == "PUT" && Counts.AddOrUpdate("PUT " + e.Path, 1, (_, known) => known + 1) % 2 == 0 ? e.AnswerAsync(422, s_error) : e.PassAsync()),

        // State
        new("a DELETE that deletes nothing", "state", e => e.Method == "DELETE" && e.IsOne ? e.AnswerAsync(204) : e.PassAsync()),
        new("a Location of something else", "state", e =>
        {
            e.Context.Response.OnStarting(() =>
            {
                if (e.Context.Response.StatusCode == 201)
                    e.Context.Response.Headers.Location = "/users/other";
                return Task.CompletedTask;
            });
            return e.PassAsync();
        }),
        new("what was created reads otherwise", "state", e => e.IsOne && e.Method == "GET" ? e.TamperAsync(json => json["status"] = "inactive") : e.PassAsync()),
        new("an address is lost when it is saved", "state", async e =>
        {
            if (e.Method is "POST" or "PUT" && await e.BodyAsync() is JsonObject form && form.Remove("email"))
                e.Replace(form);
            await e.PassAsync();
        }),
        new("a change that is not kept", "state", e => e.Method == "PUT" ? e.TamperAsync(json => json["name"]!["first"] = "changed") : e.PassAsync()),

        // Paging, sorting, filtering
        new("pages that overlap by one", "paging", e => Requery(e, "offset", value => value > 0 ? value - 1 : value)),
        new("one item too many on a page", "paging", e => e.IsList && Query(e, "limit") is > 0 and < 50 ? Requery(e, "limit", value => value + 1) : e.PassAsync()),
        new("the first page again and again", "paging", e => Requery(e, "offset", _ => 0)),
        new("a default limit of ten", "paging", e => e.IsList && !e.Context.Request.Query.ContainsKey("limit") ? e.TamperAsync(json => Cut(json.AsArray(), 5)) : e.PassAsync()),
        new("every order ascending", "sorting", e => Reorder(e, text => text.TrimStart('-'))),
        new("every order by id", "sorting", e => Reorder(e, text => text is "email" or "-email" ? "id" : text)),
        new("the address filter ignored", "filtering", e => Drop(e, "email")),
        new("the id filter ignored", "filtering", e => Drop(e, "id")),
        new("a filter that finds nothing", "filtering", e => e.IsList && e.Context.Request.Query.ContainsKey("email") ? e.AnswerAsync(200, "[]") : e.PassAsync()),

        // Personal data, health
        new("the address in an error", "personal data", async e =>
        {
            var email = e.Method is "POST" or "PUT" ? (await e.BodyAsync() as JsonObject)?["email"]?.ToString() : null;
            await e.TamperAsync((status, text) => (status, status == 422 && email is not null ? text.Replace("\"messages\":[\"", $"\"messages\":[{JsonValue.Create(email + " is refused")!.ToJsonString()},\"", StringComparison.Ordinal) : text));
        }),
        new("the whole form in an error", "personal data", async e =>
        {
            var form = e.Method == "PATCH" ? await e.BodyAsync() : null;
            await e.TamperAsync((status, text) => (status, status == 422 && form is not null ? $$"""{"code":"invalid","messages":[{{JsonValue.Create(form.ToJsonString())!.ToJsonString()}}, "email password name"]}""" : text));
        }),
        new("ill for no reason", "health", e => e.Path.EndsWith("/healthcheck", StringComparison.Ordinal) ? e.AnswerAsync(422, s_error) : e.PassAsync()),
        new("healthy whatever is away", "health", e => e.Path.EndsWith("/healthcheck", StringComparison.Ordinal) ? e.AnswerAsync(200, """{"status":"healthy"}""") : e.PassAsync()),
        new("ill ever after", "health", async e =>
        {
            var key = "ill " + e.Context.RequestServices.GetRequiredService<IHostApplicationLifetime>().GetHashCode().ToString(CultureInfo.InvariantCulture);
            if (!e.Path.EndsWith("/healthcheck", StringComparison.Ordinal))
                await e.PassAsync();
            else if (Counts.ContainsKey(key))
                await e.AnswerAsync(422, s_error);
            else
                await e.TamperAsync((status, text) => (status == 422 ? Counts.AddOrUpdate(key, status, (_, _) => status) : status, text));
        }),

        // PATCH, refusals, two at once
        new("a PATCH that forgets what it does not name", "patch", e => Body(e, "PATCH", form => form.TryAdd("email", null))),
        new("null without an effect in a PATCH", "patch", e => Body(e, "PATCH", form =>
        {
            if (form["email"] is null)
                form.Remove("email");
        })),
        new("a refused PUT that leaves something behind", "no effect", e => LeftBehind(e, "PUT")),
        new("a refused PATCH that is kept in part", "no effect", e => LeftBehind(e, "PATCH")),
        new("a mixture of two changes at once", "concurrency", e => AtOnce(e, "mixed@example.io")),
        new("both of two changes at once lost", "concurrency", e => AtOnce(e, null)),

        // Connections, description
        new("the connection cut on a filter", "an answer", e => Cut(e, e.IsList && e.Context.Request.Query.ContainsKey("status"))),
        new("the connection cut on a deletion", "an answer", e => Cut(e, e.Method == "DELETE")),
        new("yesterday's description", "description", e => e.Path == "/openapi.json" ? e.TamperAsync(json => json["paths"]!.AsObject().Remove("/users/{id}")) : e.PassAsync()),
        new("another service's description", "description", e => e.Path == "/openapi.json" ? e.AnswerAsync(200, """{"openapi":"3.1.1","info":{"title":"other","version":"1"}}""") : e.PassAsync()),
        new("healthy with another word", "body", e => e.Path.EndsWith("/healthcheck", StringComparison.Ordinal) ? e.AnswerAsync(200, """{"state":"ok"}""") : e.PassAsync()),
    ];

    private const string s_error = """{"code":"invalid","messages":["no"]}""";

    private static string UnnamedProblem => Problem(422);

    private static string Problem(int status) => $$"""{"type":"about:blank","title":"no","status":{{status.ToString(CultureInfo.InvariantCulture)}},"errors":[{"code":"x","detail":"limit accept","in":"query","parameter":"limit"}]}""";

    private static bool Any(JsonNode? body, Func<string, bool> isMatch) => body switch
    {
        JsonObject fields => fields.Any(field => Any(field.Value, isMatch)),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String => isMatch(value.GetValue<string>()),
        _ => false,
    };

    private static long? Query(Exchange e, string name) => long.TryParse(e.Context.Request.Query[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static Task Change(Exchange e, string method, int from, int to) =>
        e.Method == method && e.Path.StartsWith("/users", StringComparison.Ordinal) ? e.TamperAsync((status, text) => (status == from ? to : status, text)) : e.PassAsync();

    private static async Task Typed(Exchange e, bool isMeant, string type, int status = 200)
    {
        e.Context.Response.OnStarting(() =>
        {
            if (isMeant && e.Context.Response.StatusCode == status)
                e.Context.Response.ContentType = type;
            return Task.CompletedTask;
        });
        await e.PassAsync();
    }

    private static Task One(Exchange e, Action<JsonObject> change) =>
        e.IsOne && e.Method == "GET" ? e.TamperAsync(json => change(json.AsObject())) : e.PassAsync();

    // What would be refused because of one field is taken without it.
    private static async Task Loosely(Exchange e, Action<JsonObject> loosen)
    {
        if (e.Method == "POST" && await e.BodyAsync() is JsonObject form)
        {
            loosen(form);
            e.Replace(form);
        }

        await e.PassAsync();
    }

    private static Task Requery(Exchange e, string name, Func<long, long> change)
    {
        if (e.IsList && Query(e, name) is { } value)
            Set(e, name, change(value).ToString(CultureInfo.InvariantCulture));
        return e.PassAsync();
    }

    private static Task Reorder(Exchange e, Func<string, string> change)
    {
        if (e.IsList && e.Context.Request.Query["sort"].FirstOrDefault() is { } order && order.TrimStart('-') is "id" or "email" or "status")
            Set(e, "sort", change(order));
        return e.PassAsync();
    }

    private static Task Unknown(Exchange e, string name, string[] known)
    {
        if (e.IsList && e.Context.Request.Query[name].FirstOrDefault() is { } value && !known.Contains(value))
            Set(e, name, null);
        return e.PassAsync();
    }

    private static Task Drop(Exchange e, string name)
    {
        if (e.IsList && e.Context.Request.Query.ContainsKey(name))
            Set(e, name, null);
        return e.PassAsync();
    }

    private static void Set(Exchange e, string name, string? value)
    {
        var pairs = e.Context.Request.Query
            .Where(pair => pair.Key != name)
            .SelectMany(pair => pair.Value.Select(text => (pair.Key, text)))
            .Concat(value is null ? [] : [(name, (string?)value)]);
        e.Context.Request.QueryString = new("?" + string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Item2 ?? "")}")));
    }

    private static async Task Body(Exchange e, string method, Action<JsonObject> change)
    {
        if (e.Method == method && await e.BodyAsync() is JsonObject form)
        {
            change(form);
            e.Replace(form);
        }

        await e.PassAsync();
    }

    private static async Task LeftBehind(Exchange e, string method)
    {
        if (e.Method == "GET" && Counts.ContainsKey($"{method} refused {e.Path}"))
            await e.TamperAsync(json => json["email"] = "left@example.io");
        else
            await e.TamperAsync((status, text) => (e.Method == method && status == 422 ? Counts.AddOrUpdate($"{method} refused {e.Path}", status, (_, _) => status) : status, text));
    }

    private static async Task AtOnce(Exchange e, string? email)
    {
        var key = "at once " + e.Path;
        if (e.Method == "PUT")
        {
            Counts.AddOrUpdate(key, 1, (_, count) => count + 1);
            await Task.Delay(50);
            if (Counts[key] > 1)
                Counts[key + " mixed"] = 1;
            await e.PassAsync();
            Counts.AddOrUpdate(key, 0, (_, count) => count - 1);
            return;
        }

        await (e.Method == "GET" && Counts.ContainsKey(key + " mixed") ? e.TamperAsync(json => json["email"] = email ?? "lost@example.io") : e.PassAsync());
    }

    private static Task Cut(Exchange e, bool isMeant)
    {
        if (!isMeant)
            return e.PassAsync();

        e.Context.Abort();
        return Task.CompletedTask;
    }

    private static void Cut(JsonArray items, int count)
    {
        while (items.Count > count)
            items.RemoveAt(items.Count - 1);
    }
}
