namespace Plumbline.Spec.Rules.Company;

/// <summary>A property that selectors and rules may ask of a kind of node.</summary>
/// <param name="Name">Its name, which is the key in the document where there is one.</param>
/// <param name="Read">Finds its value in a node of the model; null where the node has none.</param>
internal sealed record NodeProperty(string Name, Func<object, PropertyValue?> Read);
