using Microsoft.CodeAnalysis;

namespace Plumbline.Analyzers.Drift;

/// <summary>What is known of the rules about C# that leans away from the document. Messages are written where the facts are.</summary>
internal static class DriftDescriptors
{
    private const string Category = "Plumbline.Drift";

    public static readonly DiagnosticDescriptor ResourceNotImplemented = new(
        id: DiagnosticIds.ResourceNotImplemented,
        title: "Resource without implementation",
        messageFormat: "resource '{0}' of {1} is {2} but nothing implements {3}; write a class that does and register it with {4}<T>()",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Every resource of a served document needs a class that answers it, once the project serves the document at all.",
        helpLinkUri: "docs/rules/PLB2001.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor ImplementationNotMapped = new(
        id: DiagnosticIds.ImplementationNotMapped,
        title: "Implementation is never mapped",
        messageFormat: "'{0}' implements {1}, but nothing maps resource '{2}' of {3}, so nobody can call it; call app.MapApi() or app.{4}()",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An application that implements a resource serves it only after mapping it.",
        helpLinkUri: "docs/rules/PLB2002.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor RouteNotInDocument = new(
        id: DiagnosticIds.RouteNotInDocument,
        title: "Route is not in the document",
        messageFormat: "route '{0} {1}' is not in {2}; add the operation to the document, or mark the route with {3}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A service answers what its document says, and nothing else without a stated reason.",
        helpLinkUri: "docs/rules/PLB2003.md");

    public static readonly DiagnosticDescriptor RouteDiffers = new(
        id: DiagnosticIds.RouteDiffers,
        title: "Route differs from the document",
        messageFormat: "route '{0}' differs from {1}: {2}; change one of them, or implement {3}, which cannot differ",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A hand-written route that stands for a documented operation takes and answers what the document says.",
        helpLinkUri: "docs/rules/PLB2004.md");

    public static readonly DiagnosticDescriptor UnionImplementedOutside = new(
        id: DiagnosticIds.UnionImplementedOutside,
        title: "Union implemented from outside",
        messageFormat: "'{0}' implements {1}, whose members are those of union '{2}'{3}; add the member to the document, or implement another interface",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A union's members are those of its document: nobody else could read or write another one.",
        helpLinkUri: "docs/rules/PLB2005.md");

    public static readonly DiagnosticDescriptor CaseMissing = new(
        id: DiagnosticIds.CaseMissing,
        title: "Switch misses a case",
        messageFormat: "this switch over {0}{1} does not handle {2}; add the missing cases",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A switch without a default handles every case of the document's union or enum, so that a new case is found by the compiler.",
        helpLinkUri: "docs/rules/PLB2006.md");

    public static readonly DiagnosticDescriptor PersonalDataLeaves = new(
        id: DiagnosticIds.PersonalDataLeaves,
        title: "Personal data leaves by the side",
        messageFormat: "'{0}' is personal data by the document and goes into {1}; leave it out, or use an id",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "What a document annotates with personal_data stays out of logs, exception messages, URLs and tags of telemetry, which are kept and read elsewhere.",
        helpLinkUri: "docs/rules/PLB2007.md");

    public static readonly DiagnosticDescriptor ServiceCalledByHand = new(
        id: DiagnosticIds.ServiceCalledByHand,
        title: "Documented service called by hand",
        messageFormat: "this URL is that of '{0}' of {1}; call {2} of the emitted client instead",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A service whose document the project has is called by the emitted client, which cannot miss a parameter, a status or a new version.",
        helpLinkUri: "docs/rules/PLB2008.md");

    public static readonly DiagnosticDescriptor ModelDiffers = new(
        id: DiagnosticIds.ModelDiffers,
        title: "Hand-written type differs from its model",
        messageFormat: "'{0}' stands for model '{1}'{2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A type marked with [ApiModel] has the fields of its model, with their types, and requires what the document requires.",
        helpLinkUri: "docs/rules/PLB2009.md");

    public static readonly DiagnosticDescriptor EventsNotHandled = new(
        id: DiagnosticIds.EventsNotHandled,
        title: "Consumed events without handler",
        messageFormat: "{0} says that the service consumes {1}, but {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "What a document says a service consumes needs a class that handles it, registered with the emitted Add*Events method.",
        helpLinkUri: "docs/rules/PLB2010.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor StatusNotDocumented = new(
        id: DiagnosticIds.StatusNotDocumented,
        title: "Answer with an undocumented status",
        messageFormat: "this answers {0} to '{1}', which {2} does not document; add the response to the document, or answer {3}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Callers know the statuses that the document lists; another one that leaves by a result of any type, by an exception or by HttpResponse.StatusCode is a surprise.",
        helpLinkUri: "docs/rules/PLB2011.md");

    public static readonly DiagnosticDescriptor ImplementationNotRegistered = new(
        id: DiagnosticIds.ImplementationNotRegistered,
        title: "Implementation is never registered",
        messageFormat: "'{0}' implements {1}, but nothing registers it, so that every request to resource '{2}' of {3} fails; call builder.Services.{4}<{0}>()",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Mapped operations take the resource's implementation from dependency injection for every request.",
        helpLinkUri: "docs/rules/PLB2012.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor StorageNotRegistered = new(
        id: DiagnosticIds.StorageNotRegistered,
        title: "AddPlumbline() is never called",
        messageFormat: "this stops the application when it starts: {0} of {1} needs a database, and nothing registers one; call builder.AddPlumbline() before builder.Build()",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "MapApi() of documents with data wants the database that AddPlumbline() registers.",
        helpLinkUri: "docs/rules/PLB2013.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
