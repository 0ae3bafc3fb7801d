using BenchmarkDotNet.Running;
using Plumbline.Benchmarks;
using Plumbline.Benchmarks.Events;
using Plumbline.Benchmarks.Processes;

// --quick [section ...]: one table in minutes. Otherwise BenchmarkDotNet's own switches.
if (args is ["--quick", .. var sections])
    return QuickRun.Run(sections);

// --events [part ...]: tables, streams and inboxes on PostgreSQL and RabbitMQ, which are started for it.
if (args is ["--events", .. var parts])
    return await EventRun.RunAsync(parts);

// One of the servers of the quick mode's own.
if (args is [ServerComparisons.Serve, var which, "--urls", var urls])
{
    ServerComparisons.Run(which, urls);
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
return 0;
