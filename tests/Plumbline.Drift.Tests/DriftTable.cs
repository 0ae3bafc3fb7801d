using Plumbline.Drift.Tests.Building;
using Plumbline.Drift.Tests.Fixing;
using Plumbline.Drift.Tests.Table;

namespace Plumbline.Drift.Tests;

/// <summary>Every drift in a copy of its own, built; its twin; and the copy after its fixes. Built once for all tests.</summary>
public sealed class DriftTable : IAsyncLifetime
{
    private readonly string _folder = Repository.PathOf($"artifacts/drift/{Environment.ProcessId}");
    private readonly Dictionary<string, SampleCopy> _clean = [];
    private readonly Dictionary<string, SampleCopy> _drifted = [];
    private readonly Dictionary<string, SampleCopy> _twins = [];
    private readonly Dictionary<string, string> _fixFaults = [];
    private Dictionary<SampleCopy, BuildReport?> _seededReports = [];
    private Dictionary<SampleCopy, BuildReport?> _fixedReports = [];

    /// <summary>What the builds wrote, for failures.</summary>
    public string Output { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        // Below the repository, so that copies have its settings; the folder is in no index.
        Directory.CreateDirectory(_folder);
        SampleBuilds.Prepare(_folder);
        foreach (var service in Drifts.All.Select(d => d.Service).Distinct())
            _clean[service] = SampleCopy.Create(Path.Combine(_folder, "clean-" + service), service, []);

        foreach (var drift in Drifts.All)
            _drifted[drift.Title] = SampleCopy.Create(Path.Combine(_folder, drift.Folder), drift.Service, drift.Edits);

        AddTwins();
        List<SampleCopy> seeded = [.. _clean.Values.Concat(_drifted.Values).Concat(_twins.Values).Distinct()];
        Output = await SampleBuilds.BuildAsync(_folder, "seeded", seeded);
        _seededReports = seeded.ToDictionary(copy => copy, BuildReport.Take);

        var fixable = Drifts.All.Where(d => d.Fixes.Count > 0).ToList();
        foreach (var drift in fixable)
            await FixAsync(drift);

        Output += await SampleBuilds.BuildAsync(_folder, "fixed", fixable.Select(d => _drifted[d.Title]));
        _fixedReports = fixable.Select(d => _drifted[d.Title]).ToDictionary(copy => copy, BuildReport.Take);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal BuildReport Drifted(Table.Drift drift) => Existing(_seededReports[_drifted[drift.Title]]);

    internal BuildReport Twin(Table.Drift drift) => Existing(_seededReports[_twins[drift.Title]]);

    internal BuildReport Fixed(Table.Drift drift)
    {
        Assert.False(_fixFaults.TryGetValue(drift.Title, out var fault), fault);
        return Existing(_fixedReports[_drifted[drift.Title]]);
    }

    private BuildReport Existing(BuildReport? report)
    {
        Assert.True(report is not null, Output);
        return report;
    }

    // Twins that only add code stand together in one copy, each in a namespace of its own: one build tells that all of them are clean.
    private void AddTwins()
    {
        var together = new Dictionary<string, List<Edit>>();
        foreach (var drift in Drifts.All)
        {
            if (drift.Twin.Count == 0)
            {
                _twins[drift.Title] = _clean[drift.Service];
            }
            else if (drift.Twin.All(edit => edit.IsAddition))
            {
                if (!together.TryGetValue(drift.Service, out var edits))
                    together[drift.Service] = edits = [];

                edits.AddRange(drift.Twin.Select(edit => edit with
                {
                    File = edit.File.Replace(".cs", $"{edits.Count}.cs", StringComparison.Ordinal),
                    After = edit.After!.Replace($"namespace {Seeds.Namespace};", $"namespace {Seeds.Namespace}{edits.Count};", StringComparison.Ordinal),
                }).ToList());
            }
            else
            {
                _twins[drift.Title] = SampleCopy.Create(Path.Combine(_folder, "twin-of-" + drift.Folder), drift.Service, drift.Twin);
            }
        }

        foreach (var (service, edits) in together)
        {
            var copy = SampleCopy.Create(Path.Combine(_folder, "twins-" + service), service, edits);
            foreach (var drift in Drifts.All.Where(d => d.Service == service && !_twins.ContainsKey(d.Title)))
                _twins[drift.Title] = copy;
        }
    }

    private async Task FixAsync(Table.Drift drift)
    {
        try
        {
            foreach (var fix in drift.Fixes)
                await FixedCopy.ApplyAsync(_clean[drift.Service], _drifted[drift.Title], fix);
        }
#pragma warning disable CA1031 // One fix that fails is one failed test, not the end of all.
        catch (Exception fault)
        {
            _fixFaults[drift.Title] = fault.ToString();
        }
#pragma warning restore CA1031
    }
}
