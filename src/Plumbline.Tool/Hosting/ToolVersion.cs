using System.Reflection;

namespace Plumbline.Tool.Hosting;

/// <summary>This program's version.</summary>
internal static class ToolVersion
{
    /// <summary>The version without what a build appends to it.</summary>
    public static string Text { get; } =
        (typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];
}
