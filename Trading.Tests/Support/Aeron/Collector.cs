// Fragment handlers of the tests: one that remembers everything.
using System;
using System.Collections.Generic;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;

namespace Trading.Tests.Support.Aeron;

/// <summary>Copies fragments into a list.</summary>
public readonly struct Collector(List<byte[]> messages) : IFragmentHandler
{
    public void OnFragment(UnsafeBuffer buffer, int offset, int length, in Header header) => messages.Add(buffer.AsSpan(offset, length).ToArray());
}
