using System.Text;
using Microsoft.Build.Framework;

namespace Plumbline.Build;

/// <summary>
/// Writes the OpenAPI description that was compiled into the assembly to a file, so that other tools have it without starting the service.
/// A file that holds the same already is left alone.
/// </summary>
public sealed class WriteOpenApi : ITask
{
    private const string Placeholder = "{name}";
    private static readonly Encoding s_utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public IBuildEngine BuildEngine { get; set; } = null!;

    /// <inheritdoc/>
    public ITaskHost HostObject { get; set; } = null!;

    /// <summary>Where the compiler writes emitted files.</summary>
    [Required]
    public string EmittedFolder { get; set; } = "";

    /// <summary>The file to write; with <c>{name}</c> in it where a project serves several documents.</summary>
    [Required]
    public string File { get; set; } = "";

    /// <inheritdoc/>
    public bool Execute()
    {
        var descriptions = EmittedDescription.ReadAll(EmittedFolder);
        if (descriptions.Count == 0)
            return Fail("PLB0007", "PlumblineOpenApiFile asks for a file, and no document of this project is served: give one the role 'service' in a project with ASP.NET Core, or take the property away.");

        if (descriptions.Count > 1 && !File.Contains(Placeholder))
            return Fail("PLB0005", $"PlumblineOpenApiFile names one file, and this project serves {descriptions.Count} documents: write {Placeholder} where their names belong, e.g. openapi/{Placeholder}.json.");

        foreach (var description in descriptions)
        {
            var path = File.Replace(Placeholder, description.Name);
            try
            {
                Write(path, description.Json);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
            {
                return Fail("PLB0006", $"The file '{path}' of PlumblineOpenApiFile cannot be written: {exception.Message}");
            }
        }

        return true;
    }

    private static void Write(string path, string json)
    {
        if (System.IO.File.Exists(path) && System.IO.File.ReadAllText(path) == json)
            return;

        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);

        System.IO.File.WriteAllText(path, json, s_utf8);
    }

    private bool Fail(string code, string message)
    {
        BuildEngine.LogErrorEvent(new("", code, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, message, "", nameof(Plumbline)));
        return false;
    }
}
