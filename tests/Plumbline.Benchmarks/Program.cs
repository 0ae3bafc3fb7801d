using BenchmarkDotNet.Running;
using Plumbline.Benchmarks;
using Plumbline.Benchmarks.Events;

// --quick [section ...]: one table in minutes. Otherwise BenchmarkDotNet's own switches.
if (args is ["--quick", .. var sections])
    return QuickRun.Run(sections);

// --events: tables, streams and inboxes on PostgreSQL and RabbitMQ, which are started for it.
if (args is ["--events"])
    return await EventRun.RunAsync();

BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
return 0;
