// Entry point of Trading.Native.Host.
return 0;
