// The merge gate and the micro-benchmarks: `gate` holds exact results, everything else goes to BenchmarkDotNet.
using System;
using BenchmarkDotNet.Running;
using Trading.Benchmarks.Gate;

if (args.Length > 0 && args[0] == "gate") return GateProgram.Run(args.AsSpan(1));
BenchmarkSwitcher.FromAssembly(typeof(GateProgram).Assembly).Run(args);
return 0;
