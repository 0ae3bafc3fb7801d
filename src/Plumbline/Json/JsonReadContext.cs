namespace Plumbline.Json;

/// <summary>What reading needs beside the text: how strict to be, and where problems go.</summary>
public sealed class JsonReadContext
{
}
