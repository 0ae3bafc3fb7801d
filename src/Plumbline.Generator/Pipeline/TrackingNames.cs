namespace Plumbline.Generator.Pipeline;

/// <summary>The names of the pipeline's steps; caching tests rely on them.</summary>
internal static class TrackingNames
{
    /// <summary>Which additional files are documents, and in which role.</summary>
    public const string Files = nameof(Files);

    /// <summary>Documents as read, with text positions.</summary>
    public const string Documents = nameof(Documents);

    /// <summary>What documents declare, without text positions.</summary>
    public const string Declared = nameof(Declared);

    /// <summary>What the project says.</summary>
    public const string Options = nameof(Options);

    /// <summary>Documents whose types referenced assemblies have.</summary>
    public const string Contracts = nameof(Contracts);

    /// <summary>Everything to emit, as one value.</summary>
    public const string Project = nameof(Project);

    /// <summary>Models to emit.</summary>
    public const string Models = nameof(Models);

    /// <summary>Enums to emit.</summary>
    public const string Enums = nameof(Enums);

    /// <summary>Unions to emit.</summary>
    public const string Unions = nameof(Unions);

    /// <summary>Interfaces to emit.</summary>
    public const string Interfaces = nameof(Interfaces);

    /// <summary>Resources to serve.</summary>
    public const string ServedResources = nameof(ServedResources);

    /// <summary>Resources to call.</summary>
    public const string CalledResources = nameof(CalledResources);

    /// <summary>Clients to emit, one per document.</summary>
    public const string Clients = nameof(Clients);

    /// <summary>JSON resolvers to emit, one per document.</summary>
    public const string Resolvers = nameof(Resolvers);

    /// <summary>What is emitted once for the project's service documents.</summary>
    public const string Server = nameof(Server);

    /// <summary>OpenAPI descriptions to emit, one per served document.</summary>
    public const string OpenApi = nameof(OpenApi);

    /// <summary>The database's schema.</summary>
    public const string Database = nameof(Database);

    /// <summary>Tables to emit, with their stores.</summary>
    public const string Tables = nameof(Tables);

    /// <summary>Producers of events to emit, one per published union.</summary>
    public const string Producers = nameof(Producers);

    /// <summary>Consumers of events to emit, one per consumed union.</summary>
    public const string Consumers = nameof(Consumers);

    /// <summary>Copies of other services' data.</summary>
    public const string Replicas = nameof(Replicas);

    /// <summary>Contract attributes to emit, one per published document.</summary>
    public const string ContractAttributes = nameof(ContractAttributes);

    /// <summary>What is wrong with the documents.</summary>
    public const string Findings = nameof(Findings);
}
