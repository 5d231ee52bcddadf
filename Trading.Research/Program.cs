// Entry point of Trading.Research.
return 0;
