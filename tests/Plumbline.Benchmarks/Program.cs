using BenchmarkDotNet.Running;
using Plumbline.Benchmarks;

// --quick [section ...]: one table in minutes. Otherwise BenchmarkDotNet's own switches.
if (args is ["--quick", .. var sections])
    return QuickRun.Run(sections);

BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
return 0;
