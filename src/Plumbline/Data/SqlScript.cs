namespace Plumbline.Data;

/// <summary>What a service's database holds.</summary>
/// <param name="Dialect">In which language.</param>
/// <param name="Objects">In order of creation.</param>
public sealed record SqlScript(SqlDialect Dialect, IReadOnlyList<SqlObject> Objects);
