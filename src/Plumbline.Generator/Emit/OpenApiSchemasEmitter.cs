using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>
/// Emits what gives ASP.NET Core's own OpenAPI documents the schemas of the API documents. Why emitted: no service shall depend
/// on that package for it, and the framework sees nothing of types that have converters.
/// </summary>
internal static class OpenApiSchemasEmitter
{
    /// <summary>The class, which is where <c>AddPlumbline()</c> is.</summary>
    public const string Class = "PlumblineOpenApiSchemas";

    /// <summary>The class's file; one per project.</summary>
    /// <param name="server">The documents.</param>
    public static EmittedFile Emit(ServerDeclaration server)
    {
        var writer = new SourceWriter();
        writer.WriteLine($$"""
            {{ProjectServerEmitter.Header}}
            #nullable enable

            namespace Microsoft.AspNetCore.Builder;

            // Inside: before the global usings, whose types may have any name.
            using global::System;
            using global::System.Collections.Generic;
            using global::System.Linq;
            using global::System.Text.Json;
            using global::System.Text.Json.Serialization.Metadata;
            using global::System.Text.RegularExpressions;
            using global::System.Threading;
            using global::System.Threading.Tasks;
            using global::Microsoft.AspNetCore.OpenApi;
            using global::Microsoft.Extensions.DependencyInjection;
            using global::Microsoft.OpenApi;
            using global::Microsoft.OpenApi.Reader;

            /// <summary>Gives the documents of <c>AddOpenApi()</c> the schemas of the API documents of this project.</summary>
            {{SourceFile.GeneratedCode}}
            internal static class {{Class}}
            """);
        using (writer.Block())
        {
            writer.WriteLine("""
                private const string Reference = "#/components/schemas/";

                private static readonly Dictionary<Type, string> s_names = [];
                private static readonly Dictionary<string, string> s_schemas = new(StringComparer.Ordinal);

                """);
            using (writer.Block($"static {Class}()"))
            {
                foreach (var document in server.Documents)
                {
                    if (document.OpenApi is { } openApi)
                        writer.WriteLine($"Read({openApi.Class}.Utf8, {openApi.Class}.Types, {CSharpText.Literal(document.Namespace)});");
                }
            }

            using (writer.Block("private static void ShowTypes(global::Microsoft.AspNetCore.Http.Json.JsonOptions options)"))
            {
                // Behind the application's own, which know more of its types.
                foreach (var resolver in server.Resolvers)
                    writer.WriteLine($"options.SerializerOptions.TypeInfoResolverChain.Add({resolver}.Default);");

                writer.WriteLine("options.SerializerOptions.TypeInfoResolverChain.Add(new Scalars());");
            }

            writer.WriteLine(Members);
        }

        return new("Plumbline.OpenApiSchemas.g.cs", writer.ToString());
    }

    private const string Members = """

        /// <summary>Adds them to every document of the application.</summary>
        /// <param name="services">The application's services.</param>
        public static void Add(IServiceCollection services)
        {
            services.ConfigureAll<OpenApiOptions>(static options => options.AddDocumentTransformer(CompleteAsync));
            services.PostConfigure<global::Microsoft.AspNetCore.Http.Json.JsonOptions>(ShowTypes);

            // After the application's: whatever names it gives to its own types, these have theirs, and no list is described as a C# class.
            services.PostConfigureAll<OpenApiOptions>(static options =>
            {
                var others = options.CreateSchemaReferenceId;
                options.CreateSchemaReferenceId = type => Name(type.Type, out var name) ? name : others(type);
                options.AddSchemaTransformer(FillAsync);
            });
        }

        // Null without a name: lists and maps stand where they are used.
        private static bool Name(Type type, out string? name) =>
            s_names.TryGetValue(Nullable.GetUnderlyingType(type) ?? type, out name) || Element(type, out _) is not null;

        private static Type? Element(Type type, out bool isMap)
        {
            var generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
            isMap = generic == typeof(global::Plumbline.ApiMap<>);
            return isMap || generic == typeof(global::Plumbline.ApiList<>) ? type.GetGenericArguments()[0] : null;
        }

        // Lists and maps where they are used; declared types are completed with the whole document.
        private static async Task FillAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
        {
            var type = context.JsonTypeInfo;
            var element = Element(type.Type, out var isMap);
            if (element is not null)
            {
                schema.Description = null;
                schema.Type = isMap ? JsonSchemaType.Object : JsonSchemaType.Array;
                if (context.JsonPropertyInfo is { IsGetNullable: true })
                    schema.Type |= JsonSchemaType.Null;
            }
            else if (type.ElementType is { } other && Name(other, out _) && schema.Items is null && schema.AdditionalProperties is null)
            {
                // The application's own list or map, of which the framework leaves out what it cannot see into.
                element = other;
                isMap = type.Kind == JsonTypeInfoKind.Dictionary;
            }
            else
            {
                return;
            }

            var part = Primitive(element) ?? await context.GetOrCreateSchemaAsync(element, null, cancellationToken).ConfigureAwait(false);
            if (isMap)
                schema.AdditionalProperties = part;
            else
                schema.Items = part;
        }

        // As the API documents write them, whatever the application's JSON options say.
        private static OpenApiSchema? Primitive(Type type) =>
            type == typeof(bool) ? new() { Type = JsonSchemaType.Boolean }
            : type == typeof(int) ? new() { Type = JsonSchemaType.Integer, Format = "int32" }
            : type == typeof(long) ? new() { Type = JsonSchemaType.Integer, Format = "int64" }
            : type == typeof(double) ? new() { Type = JsonSchemaType.Number, Format = "double" }
            : type == typeof(decimal) ? new() { Type = JsonSchemaType.Number }
            : type == typeof(string) ? new() { Type = JsonSchemaType.String }
            : type == typeof(Guid) ? new() { Type = JsonSchemaType.String, Format = "uuid" }
            : type == typeof(DateOnly) ? new() { Type = JsonSchemaType.String, Format = "date" }
            : type == typeof(DateTimeOffset) ? new() { Type = JsonSchemaType.String, Format = "date-time" }
            : type == typeof(JsonElement) ? new()
            : null;

        // The schemas that the document names, and those that they name in turn.
        private static Task CompleteAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
        {
            if (document.Components?.Schemas is not { } schemas)
                return Task.CompletedTask;

            var known = new HashSet<string>(schemas.Keys.Where(s_schemas.ContainsKey), StringComparer.Ordinal);
            var open = new Queue<string>(known.Order(StringComparer.Ordinal));
            while (open.TryDequeue(out var name))
            {
                var json = s_schemas[name];
                if (OpenApiModelFactory.Parse<OpenApiSchema>(json, OpenApiSpecVersion.OpenApi3_1, document, out _, "json") is { } schema)
                    schemas[name] = schema;

                foreach (Match match in Regex.Matches(json, "\"" + Reference + "([^\"]+)\""))
                {
                    if (s_schemas.ContainsKey(match.Groups[1].Value) && known.Add(match.Groups[1].Value))
                        open.Enqueue(match.Groups[1].Value);
                }
            }

            document.RegisterComponents();
            return Task.CompletedTask;
        }

        /// <summary>Shows the types of parameters to a serializer without reflection, as trimmed programs have it.</summary>
        private sealed class Scalars : IJsonTypeInfoResolver
        {
            public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
                type == typeof(bool) ? JsonMetadataServices.CreateValueInfo<bool>(options, JsonMetadataServices.BooleanConverter)
                : type == typeof(int) ? JsonMetadataServices.CreateValueInfo<int>(options, JsonMetadataServices.Int32Converter)
                : type == typeof(long) ? JsonMetadataServices.CreateValueInfo<long>(options, JsonMetadataServices.Int64Converter)
                : type == typeof(double) ? JsonMetadataServices.CreateValueInfo<double>(options, JsonMetadataServices.DoubleConverter)
                : type == typeof(decimal) ? JsonMetadataServices.CreateValueInfo<decimal>(options, JsonMetadataServices.DecimalConverter)
                : type == typeof(string) ? JsonMetadataServices.CreateValueInfo<string>(options, JsonMetadataServices.StringConverter)
                : type == typeof(Guid) ? JsonMetadataServices.CreateValueInfo<Guid>(options, JsonMetadataServices.GuidConverter)
                : type == typeof(DateOnly) ? JsonMetadataServices.CreateValueInfo<DateOnly>(options, JsonMetadataServices.DateOnlyConverter)
                : type == typeof(DateTimeOffset) ? JsonMetadataServices.CreateValueInfo<DateTimeOffset>(options, JsonMetadataServices.DateTimeOffsetConverter)
                : type == typeof(JsonElement) ? JsonMetadataServices.CreateValueInfo<JsonElement>(options, JsonMetadataServices.JsonElementConverter)
                : null;
        }

        private static void Read(ReadOnlySpan<byte> utf8, KeyValuePair<Type, string>[] types, string space)
        {
            var reader = new Utf8JsonReader(utf8);
            using var document = JsonDocument.ParseValue(ref reader);
            var schemas = document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject().ToArray();

            // Two documents may have one name for two types, and one type for two documents.
            var names = schemas.ToDictionary(schema => schema.Name, schema => s_schemas.ContainsKey(schema.Name) ? $"{space}.{schema.Name}" : schema.Name, StringComparer.Ordinal);
            foreach (var (type, schema) in types)
            {
                if (!s_names.TryAdd(type, names[schema]))
                    names[schema] = s_names[type];
            }

            foreach (var schema in schemas)
            {
                var json = schema.Value.GetRawText();
                foreach (var (name, unique) in names.Where(pair => pair.Key != pair.Value))
                    json = json.Replace($"\"{Reference}{name}\"", $"\"{Reference}{unique}\"", StringComparison.Ordinal);
                s_schemas.TryAdd(names[schema.Name], json);
            }
        }
        """;
}
