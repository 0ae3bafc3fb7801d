namespace Plumbline.Spec.Naming;

/// <summary>Plurals of names, as the format derives them.</summary>
public static class Plurals
{
    /// <summary>The plural of a name that gives none.</summary>
    /// <param name="name">The name.</param>
    public static string Of(string name) => name + "s";
}
