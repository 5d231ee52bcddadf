// Entry point of Trading.Benchmarks.
return 0;
