using System.Text;

namespace Plumbline.Tool.Tests.Harness;

/// <summary>
/// A command's page in docs/tool. A fence <c>```json user.json</c> is a file; a fence <c>```console</c> holds command lines behind
/// <c>$</c> and what they write. A fence <c>```csharp feed/Name/1.0.0.cs</c> is the library of a package, in a feed that is the only source
/// of packages. Playing the page writes the outputs as they are now.
/// </summary>
internal static class CommandPage
{
    /// <summary>Plays a page: the same text, with the outputs of now.</summary>
    public static async Task<string> PlayAsync(string page)
    {
        using var test = new ToolTest();
        var result = new StringBuilder();
        var lines = page.Split('\n');
        var code = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            result.Append(lines[i]).Append('\n');
            if (!lines[i].StartsWith("```", StringComparison.Ordinal) || lines[i].Length == 3)
                continue;

            var fence = lines[i];
            var content = lines.Skip(i + 1).TakeWhile(line => line != "```").ToList();
            i += content.Count;
            if (fence == "```console")
            {
                foreach (var command in content.Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
                {
                    result.Append(command).Append('\n');
                    code = await RunAsync(test, command[2..], code, result);
                }
            }
            else
            {
                if (fence.Split(' ') is [_, var file])
                    Write(test, file, string.Join('\n', content) + "\n");
                content.ForEach(line => result.Append(line).Append('\n'));
            }
        }

        result.Length--;
        return result.ToString();
    }

    private static void Write(ToolTest test, string file, string text)
    {
        if (file.Split('/') is not ["feed", var package, var version])
            test.With(file, text);
        else
            LocalFeed.Of(test).With(package, Path.GetFileNameWithoutExtension(version), text);
    }

    private static async Task<int> RunAsync(ToolTest test, string command, int lastCode, StringBuilder result)
    {
        var words = Words(command);
        switch (words)
        {
            case ["echo", "$?"]:
                result.Append(lastCode).Append('\n');
                return 0;
            case ["cat", var file]:
                Append(result, test.Read(file));
                return 0;
            case ["git", ..]:
                var (code, output) = await Processes.TryRunAsync(test.Folder, "git", [.. words[1..]]);
                Append(result, output);
                return code;
            case ["plumbline", .. var args]:
                var target = args is [.., ">", var path] ? path : null;
                var run = await test.RunAsync([.. target is null ? args : args[..^2]]);
                if (target is null)
                    Append(result, run.Out);
                else
                    test.With(target, run.Out);
                Append(result, run.Error);
                return run.Code;
            default:
                throw new InvalidOperationException($"No page can run '{command}'.");
        }
    }

    private static void Append(StringBuilder result, string text)
    {
        result.Append(text);
        if (text.Length > 0 && text[^1] != '\n')
            result.Append('\n');
    }

    private static string[] Words(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isQuoted = false;
        foreach (var c in command + " ")
        {
            if (c == '\'')
                isQuoted = !isQuoted;
            else if (c != ' ' || isQuoted)
                word.Append(c);
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return [.. words];
    }
}
