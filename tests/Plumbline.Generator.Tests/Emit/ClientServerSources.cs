namespace Plumbline.Generator.Tests.Emit;

/// <summary>A document, and what two teams write around it.</summary>
internal static class ClientServerSources
{
    public const string Document = """
        {
          "name": "shop",
          "namespace": "io.example.shop.v0",
          "headers": [{ "name": "X-Tenant", "type": "string", "default": "main" }],
          "enums": { "color": { "values": [{ "name": "red" }, { "name": "dark_blue", "value": "dark-blue" }] } },
          "models": {
            "item": { "fields": [
              { "name": "id", "type": "string" },
              { "name": "color", "type": "color", "default": "red" },
              { "name": "price", "type": "decimal", "required": false },
              { "name": "tags", "type": "[string]", "required": false } ] },
            "error": { "fields": [{ "name": "code", "type": "string" }, { "name": "messages", "type": "[string]" }] }
          },
          "resources": { "item": { "operations": [
            { "method": "GET",
              "parameters": [
                { "name": "color", "type": "color", "required": false },
                { "name": "tag", "type": "[string]", "required": false },
                { "name": "since", "type": "date-iso8601", "required": false },
                { "name": "limit", "type": "long", "default": 25 } ],
              "responses": { "200": { "type": "[item]" } } },
            { "method": "HEAD", "responses": { "200": { "type": "unit" } } },
            { "method": "GET", "path": "/:id", "responses": { "200": { "type": "item" }, "404": { "type": "unit" } } },
            { "method": "POST", "body": { "type": "item" }, "responses": { "201": { "type": "item" }, "422": { "type": "error" } } },
            { "method": "PUT", "path": "/:number/colors/:color.txt",
              "attributes": [{ "name": "operation_name", "value": { "name": "Paint" } }],
              "parameters": [{ "name": "number", "type": "integer" }, { "name": "color", "type": "color" }],
              "responses": { "200": { "type": "string" } } },
            { "method": "POST", "path": "/:id/rates",
              "attributes": [{ "name": "operation_name", "value": { "name": "Rate" } }],
              "parameters": [
                { "name": "stars", "type": "integer" },
                { "name": "note", "type": "json", "required": false },
                { "name": "weight", "type": "decimal", "default": "0.10" } ],
              "responses": { "200": { "type": "string" } } },
            { "method": "DELETE", "path": "/:id" }
          ] } }
        }
        """;

    /// <summary>A service that says what came.</summary>
    public static string Service() => """
        #nullable enable
        using System;
        using System.Globalization;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Io.Example.ShopV0;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.Logging;
        using Plumbline;

        public static class Shop
        {
            public static async Task<WebApplication> StartAsync()
            {
                var builder = WebApplication.CreateSlimBuilder();
                builder.Logging.ClearProviders();
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Services.AddItemsApi<ItemsApi>();
                var app = builder.Build();
                app.MapItemsApi();
                await app.StartAsync();
                return app;
            }
        }

        internal sealed class ItemsApi : IItemsApi
        {
            public Task<ItemsGetResult> GetAsync(
                Color? color, ApiList<string>? tag, DateOnly? since, long limit, string xTenant, CancellationToken cancellationToken)
            {
                var tags = tag is null ? "-" : string.Join(',', tag);
                var text = $"{color?.ToString() ?? "-"} {tags} {since?.ToString("O", CultureInfo.InvariantCulture) ?? "-"} {limit} {xTenant}";
                return Task.FromResult(ItemsGetResult.Ok([new Item { Id = text }]));
            }

            public Task<ItemsHeadResult> HeadAsync(string xTenant, CancellationToken cancellationToken) => Task.FromResult(ItemsHeadResult.Ok());

            public Task<ItemsGetByIdResult> GetByIdAsync(string id, string xTenant, CancellationToken cancellationToken) =>
                Task.FromResult(id == "none" ? ItemsGetByIdResult.NotFound() : ItemsGetByIdResult.Ok(new Item { Id = id + " " + xTenant }));

            public Task<ItemsPostResult> PostAsync(Item item, string xTenant, CancellationToken cancellationToken) => Task.FromResult(
                item.Price > 100
                    ? ItemsPostResult.UnprocessableEntity(new Error { Code = "too_dear", Messages = ["very"] })
                    : ItemsPostResult.Created(item with { Id = "new/1" }));

            public Task<ItemsPaintResult> PaintAsync(int number, Color color, string xTenant, CancellationToken cancellationToken) =>
                Task.FromResult(ItemsPaintResult.Ok(FormattableString.Invariant($"{number} {color}")));

            public Task<ItemsRateResult> RateAsync(
                string id, int stars, JsonElement? note, decimal weight, string xTenant, CancellationToken cancellationToken) =>
                Task.FromResult(ItemsRateResult.Ok(FormattableString.Invariant($"{stars} {note?.GetRawText() ?? "-"} {weight}")));

            public Task<ItemsDeleteByIdResult> DeleteByIdAsync(string id, string xTenant, CancellationToken cancellationToken) =>
                Task.FromResult(ItemsDeleteByIdResult.NoContent());
        }
        """;

    /// <summary>A caller that tells what it got.</summary>
    public static string Client() => """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Net.Http;
        using System.Text.Json;
        using System.Threading.Tasks;
        using Io.Example.ShopV0;
        using Plumbline;

        public static class Program
        {
            public static async Task<string> RunAsync(Uri address)
            {
                var client = new ShopClient(new HttpClient { BaseAddress = address });
                var items = client.Items;
                var lines = new List<string>();
                foreach (var id in new[] { "a/b%2F..ä?", "a%2fb", "+ & = #" })
                    lines.Add("get " + (await items.GetByIdAsync(id)).Id);

                try
                {
                    await items.GetByIdAsync("none");
                }
                catch (ApiNotFoundException e)
                {
                    lines.Add($"missing: {(int)e.StatusCode}");
                }

                lines.Add("list " + (await items.GetAsync(Color.Red, ["x", "y&z"], new DateOnly(2026, 1, 2)))[0].Id);
                lines.Add("list " + (await items.GetAsync(limit: 3, xTenant: "other"))[0].Id);

                var created = await client.WithResponseAsync(c => c.Items.PostAsync(new Item { Id = "x", Color = Color.DarkBlue, Price = 1.50m }));
                lines.Add(FormattableString.Invariant(
                    $"post {(int)created.StatusCode} {created.Headers["Location"]} {created.Value.Color} {created.Value.Price}"));
                try
                {
                    await items.PostAsync(new Item { Id = "x", Price = 101 });
                }
                catch (ApiException<Error> e)
                {
                    lines.Add($"post {(int)e.StatusCode} {e.Body.Code},{string.Join(',', e.Body.Messages)}");
                }

                lines.Add("paint " + await items.PaintAsync(7, Color.DarkBlue));
                lines.Add("rate " + await items.RateAsync("x", 5));
                lines.Add("rate " + await items.RateAsync("x", 4, JsonDocument.Parse("\"fine\"").RootElement, 0.25m));
                await items.HeadAsync();
                lines.Add("head");
                lines.Add($"delete {(int)(await client.WithResponseAsync(c => c.Items.DeleteByIdAsync("x"))).StatusCode}");
                return string.Join("\n", lines);
            }
        }
        """;
}
