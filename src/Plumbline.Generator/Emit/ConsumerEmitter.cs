using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits what hands another service's events to the project's code: the interfaces to implement, and how one is registered.</summary>
internal static class ConsumerEmitter
{
    private const string Task = "global::System.Threading.Tasks.Task";
    private const string Token = "global::System.Threading.CancellationToken";

    /// <summary>Emits a consumer.</summary>
    /// <param name="consumer">The consumer.</param>
    public static IEnumerable<EmittedFile> Emit(ConsumerDeclaration consumer)
    {
        yield return File(consumer, $"I{consumer.Stem}Receiver", WriteReceiver);
        yield return File(consumer, $"I{consumer.Stem}Handler", WriteHandler);
        yield return File(consumer, $"I{consumer.Stem}BatchHandler", WriteBatchHandler);
        yield return File(consumer, consumer.Stem + "Consumer", WriteConsumer);
        yield return File(consumer, consumer.Stem + "ConsumerExtensions", WriteExtensions);
    }

    private static EmittedFile File(ConsumerDeclaration consumer, string name, Action<SourceWriter, ConsumerDeclaration> write)
    {
        var writer = SourceFile.Start(consumer.Context);
        write(writer, consumer);
        return SourceFile.End(writer, consumer.Context, name);
    }

    private static void WriteReceiver(SourceWriter writer, ConsumerDeclaration consumer)
    {
        writer.WriteLine($$"""
            /// <summary>
            /// What takes events of {{Name(consumer)}}. Implement <see cref="I{{consumer.Stem}}Handler"/> (one by one) or
            /// <see cref="I{{consumer.Stem}}BatchHandler"/> (many at once), which derive from it; a class that is both does not compile.
            /// </summary>
            {{SourceFile.GeneratedCode}}
            {{consumer.Access}} interface I{{consumer.Stem}}Receiver
            """);
        using (writer.Block())
        {
            writer.WriteLine("/// <summary>Takes events. The interfaces that derive from this one do it.</summary>");
            writer.WriteLine("/// <param name=\"batch\">The events, in order.</param>");
            writer.WriteLine("/// <param name=\"cancellationToken\">Stops between two events.</param>");
            writer.WriteLine($"internal {Task} ReceiveAsync({Batch(consumer)} batch, {Token} cancellationToken);");
        }
    }

    private static void WriteHandler(SourceWriter writer, ConsumerDeclaration consumer)
    {
        writer.WriteLine($$"""
            /// <summary>Handles the events of {{Name(consumer)}} one by one.</summary>
            /// <remarks>
            /// Returning means done. What is thrown means later: the event's effects are rolled back, and it is handled again after a while.
            /// <see cref="{{EventTypes.Rejected}}"/> puts it aside. Each event comes at least once; its effects in the
            /// database of this service (<see cref="{{EventTypes.Context}}.Transaction"/>, or an emitted store) are kept exactly once.
            /// </remarks>
            {{SourceFile.GeneratedCode}}
            {{consumer.Access}} interface I{{consumer.Stem}}Handler : I{{consumer.Stem}}Receiver
            """);
        using (writer.Block())
        {
            foreach (var member in consumer.Members)
            {
                writer.WriteLine(TypeDocs.Summary("event", member.Discriminator, member.Description));
                writer.WriteLine($"""
                    /// <param name="{CSharpText.Xml(member.ParameterName.TrimStart('@'))}">The event.</param>
                    /// <param name="context">What is known of it beside its content.</param>
                    /// <param name="cancellationToken">The service is stopping; what is not done then is done after its next start.</param>
                    {Task} HandleAsync({member.Type} {member.ParameterName}, {EventTypes.Context} context, {Token} cancellationToken);

                    """);
            }

            using (writer.Block($"async {Task} I{consumer.Stem}Receiver.ReceiveAsync({Batch(consumer)} batch, {Token} cancellationToken)"))
            using (writer.Block("foreach (var item in batch.Items)"))
            {
                writer.WriteLine("cancellationToken.ThrowIfCancellationRequested();");
                using (writer.Block("await (item.Event switch", "}).ConfigureAwait(false);"))
                {
                    foreach (var member in consumer.Members)
                        writer.WriteLine($"{member.Type} value => HandleAsync(value, item.Context, cancellationToken),");

                    writer.WriteLine($"_ => {Task}.CompletedTask, // Newer than this document.");
                }
            }
        }
    }

    private static void WriteBatchHandler(SourceWriter writer, ConsumerDeclaration consumer)
    {
        writer.WriteLine($$"""
            /// <summary>Handles the events of {{Name(consumer)}} many at once.</summary>
            /// <remarks>
            /// An event on which nothing was called is done once the method returns; <c>Retry</c> and <c>Park</c> of an item say otherwise. What is
            /// thrown means that all effects are rolled back, and the batch is split until the event is found that causes it.
            /// </remarks>
            {{SourceFile.GeneratedCode}}
            {{consumer.Access}} interface I{{consumer.Stem}}BatchHandler : I{{consumer.Stem}}Receiver
            """);
        using (writer.Block())
        {
            writer.WriteLine($"""
                /// <summary>Handles events.</summary>
                /// <param name="batch">The events, those of one key in their order.</param>
                /// <param name="cancellationToken">The service is stopping; what is not done then is done after its next start.</param>
                {Task} HandleAsync({Batch(consumer)} batch, {Token} cancellationToken);

                {Task} I{consumer.Stem}Receiver.ReceiveAsync({Batch(consumer)} batch, {Token} cancellationToken) =>
                    HandleAsync(batch, cancellationToken);
                """);
        }
    }

    private static void WriteConsumer(SourceWriter writer, ConsumerDeclaration consumer)
    {
        var receiver = $"global::{consumer.Context.Namespace}.I{consumer.Stem}Receiver";
        writer.WriteLine($$"""
            /// <summary>Reads the events of {{Name(consumer)}} and hands them to a handler.</summary>
            /// <typeparam name="THandler">The handler.</typeparam>
            /// <param name="options">How events are handled that do not work at once.</param>
            {{SourceFile.GeneratedCode}}
            internal sealed class {{consumer.Stem}}Consumer<THandler>({{EventTypes.ConsumerOptions}} options) : {{EventTypes.Consumer}}<{{consumer.Union.Name}}, {{consumer.Union.Codec}}>
                where THandler : class, {{receiver}}
            """);
        using (writer.Block())
        {
            StreamText.WriteProperties(writer, consumer.Stream);
            StreamText.WriteProperty(writer, "string", "Group", CSharpText.Literal(consumer.Group));
            StreamText.WriteProperty(writer, "string", "Name", "typeof(THandler).ToString()");
            writer.WriteLine($$"""
                /// <inheritdoc/>
                public override {{EventTypes.ConsumerOptions}} Options => options;

                /// <inheritdoc/>
                protected override bool IsUnknown({{consumer.Union.Name}} value) => value is {{consumer.UnknownType}};

                /// <inheritdoc/>
                protected override {{Task}} ReceiveAsync({{ServerNames.ServiceProvider}} services, {{Batch(consumer)}} batch, {{Token}} cancellationToken)
                {
                    {{receiver}} handler = global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<THandler>(services);
                    return handler.ReceiveAsync(batch, cancellationToken);
                }
                """);
        }
    }

    private static void WriteExtensions(SourceWriter writer, ConsumerDeclaration consumer)
    {
        writer.WriteLine($"""
            /// <summary>Registers what handles the events of {Name(consumer)}.</summary>
            {SourceFile.GeneratedCode}
            {consumer.Access} static class {consumer.Stem}ConsumerExtensions
            """);
        using (writer.Block())
        {
            writer.WriteLine($$"""
                /// <summary>Registers the class that handles the events of {{Name(consumer)}}; one for each batch of events.</summary>
                /// <typeparam name="THandler">Implements <see cref="I{{consumer.Stem}}Handler"/> or <see cref="I{{consumer.Stem}}BatchHandler"/>.</typeparam>
                /// <param name="services">The services.</param>
                /// <param name="options">How events are handled that do not work at once; the usual way where null.</param>
                public static {{ServerNames.Services}} Add{{consumer.Plural}}<[global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(this {{ServerNames.Services}} services, {{EventTypes.ConsumerOptions}}? options = null)
                    where THandler : class, I{{consumer.Stem}}Receiver
                {
                    global::Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.TryAddScoped<THandler>(services);
                    return global::Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<{{EventTypes.Consumer}}>(services, new {{consumer.Stem}}Consumer<THandler>(options ?? {{EventTypes.ConsumerOptions}}.Default));
                }
                """);
        }
    }

    private static string Name(ConsumerDeclaration consumer) => CSharpText.Xml(CSharpText.OneLine(consumer.DocumentName));

    private static string Batch(ConsumerDeclaration consumer) => $"{EventTypes.Batch}<{consumer.Union.Name}>";
}
