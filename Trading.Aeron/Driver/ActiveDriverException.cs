// The directory belongs to somebody else.
using System;

namespace Trading.Aeron.Driver;

/// <summary>A driver lives in the directory, or something is there that must not be deleted.</summary>
public sealed class ActiveDriverException(string message) : Exception(message);
