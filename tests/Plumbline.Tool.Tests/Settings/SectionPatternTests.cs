using Microsoft.CodeAnalysis;
using Plumbline.Tool.Settings;

namespace Plumbline.Tool.Tests.Settings;

/// <summary>The compiler's own reader says which sections match and which keys count.</summary>
public sealed class SectionPatternTests
{
    private static readonly string[] s_paths =
    [
        "/r/a.json", "/r/b.json", "/r/ab.json", "/r/legacy/a.json", "/r/legacy/deep/a.json", "/r/legacy/deep/b.api.json", "/r/v1/a.json", "/r/v12/a.json", "/r/v-3/a.json",
        "/r/a{b}.json", "/r/x*y.json", "/r/a.b.json", "/r/.json", "/other/a.json", "/r/json", "/r/[a].json", "/r/a,b.json",
    ];

    [Theory]
    [InlineData("*")]
    [InlineData("*.json")]
    [InlineData("**.json")]
    [InlineData("**")]
    [InlineData("legacy/*.json")]
    [InlineData("/legacy/*.json")]
    [InlineData("legacy/**.json")]
    [InlineData("legacy/**/a.json")]
    [InlineData("**/deep/*.json")]
    [InlineData("{a,b}.json")]
    [InlineData("{a,legacy/deep/b.api}.json")]
    [InlineData("{a,{b,ab}}.json")]
    [InlineData("v{1..3}/*.json")]
    [InlineData("v{-5..12}/a.json")]
    [InlineData("v{3..1}/a.json")]
    [InlineData("?.json")]
    [InlineData("[ab].json")]
    [InlineData("[!a].json")]
    [InlineData("[a-b].json")]
    [InlineData("a\\{b\\}.json")]
    [InlineData("x\\*y.json")]
    [InlineData("{a.json")]
    [InlineData("a}.json")]
    [InlineData("[a.json")]
    [InlineData("a.b.json")]
    [InlineData("{}.json")]
    [InlineData("{a}.json")]
    public void Matches_what_the_compiler_matches(string pattern)
    {
        var set = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse($"[{pattern}]\nkey = yes\n", "/r/.editorconfig") });
        var expected = s_paths.Where(path => set.GetOptionsForSourcePath(path).AnalyzerOptions.ContainsKey("key")).ToList();
        var ours = ConfigFile.Parse("/r/.editorconfig", $"[{pattern}]\nkey = yes\n").Sections.Select(section => new SectionPattern("/r", section.Name)).ToList();
        Assert.Equal(expected, s_paths.Where(path => ours.Exists(section => section.Matches(path))));
    }

    [Theory]
    [InlineData("key = value # remark")]
    [InlineData("key = value;remark")]
    [InlineData("key : value")]
    [InlineData("KEY=Value")]
    [InlineData("key =")]
    [InlineData("key value")]
    [InlineData("ke y = value")]
    [InlineData("# key = value")]
    [InlineData("key = a = b")]
    [InlineData("key = value\nkey = other")]
    public void Reads_keys_as_the_compiler_does(string text)
    {
        var set = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse("is_global = true\n" + text, "/r/.globalconfig") });
        var ours = ConfigFile.Parse("/r/.globalconfig", "is_global = true\n" + text).Global;
        Assert.Equal(
            set.GlobalConfigOptions.AnalyzerOptions.Where(pair => pair.Key is "key"),
            ours.Where(pair => pair.Key.Equals("key", StringComparison.OrdinalIgnoreCase)).Select(pair => KeyValuePair.Create("key", pair.Value)));
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("", "global_level = 5", "")]
    [InlineData("global_level = 200", "", "")]
    [InlineData("global_level = 100", "", "global_level = -1")]
    [InlineData("global_level = 7", "global_level = 7", "global_level = 3")]
    public void Lets_the_same_global_file_win(string first, string second, string third)
    {
        using var test = new Harness.ToolTest();
        string[] texts = [first, second, third];
        var files = texts.Select((text, i) => (Path: test.PathOf(i == 0 ? ".globalconfig" : $"r{i}.globalconfig"), Text: $"is_global = true\n{text}\nkey = {i}\nonly{i} = x\n")).ToList();
        files.ForEach(file => File.WriteAllText(file.Path, file.Text));
        var set = AnalyzerConfigSet.Create(files.Select(file => AnalyzerConfig.Parse(file.Text, file.Path)).ToList());

        var ours = new SettingsFiles(files.Skip(1).Select(file => file.Path), default).For(test.PathOf("a.json")).Options;
        Assert.Equal(set.GlobalConfigOptions.AnalyzerOptions.TryGetValue("key", out var value) ? value : "", ours.Text("key", ""));
        Assert.Equal("x", ours.Text("only2", ""));
    }
}
