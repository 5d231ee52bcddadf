// What the driver answers to right and wrong commands, and what it keeps in its counters and files.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trading.Aeron.Client;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Driver;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Protocol;
using Trading.Tests.Support.Aeron;
using Xunit;

namespace Trading.Tests.Integration.Ipc;

public sealed class DriverAnswersTests
{
    [Theory]
    [InlineData("aeron:udp?endpoint=localhost:1", ErrorCode.NotSupported)]
    [InlineData("aeron:ipc?term-length=100k", ErrorCode.InvalidChannel)]
    [InlineData("aeron:ipc?term-length=32k", ErrorCode.InvalidChannel)]
    [InlineData("aeron:ipc?mtu=100", ErrorCode.InvalidChannel)]
    [InlineData("aeron:ipc?mtu=", ErrorCode.InvalidChannel)]
    [InlineData("aeron:ipc?pub-wnd=48k", ErrorCode.InvalidChannel)]
    [InlineData("aeron:ipc?term-id=1|term-offset=0", ErrorCode.InvalidChannel)]
    [InlineData("aeron:ipc?init-term-id=5|term-id=4|term-offset=0", ErrorCode.InvalidChannel)]
    [InlineData("aeron:ipc?init-term-id=5|term-id=6|term-offset=33", ErrorCode.InvalidChannel)]
    [InlineData("aeron:ipc?session-id=x", ErrorCode.InvalidChannel)]
    [InlineData("nonsense", ErrorCode.InvalidChannel)]
    public void Wrong_channels_are_answered_with_an_error_and_recorded(string channel, ErrorCode expected)
    {
        using var bench = new DriverBench();
        var client = bench.Connect();
        Assert.Equal(expected, Assert.Throws<RegistrationException>(() => client.AddExclusivePublication(channel, 1)).ErrorCode);
        Assert.Equal(1, bench.SystemCounter(SystemCounterDescriptor.Errors));
        CncFile.TryOpen(bench.Directory, writable: false, out CncFile? cnc, out _);
        using (cnc) Assert.Equal(1, Assert.Single(ErrorLogReader.Read(cnc!.ErrorLog)).Count);
    }

    [Fact]
    public void Clients_share_a_publication_and_contradictions_are_refused()
    {
        using var bench = new DriverBench();
        var one = bench.Connect();
        var two = bench.Connect();
        Publication first = one.AddPublication("aeron:ipc?alias=a|mtu=4096", 3), second = two.AddPublication("aeron:ipc", 3), third = one.AddPublication("aeron:ipc", 3);
        Assert.Equal((first.SessionId, first.RegistrationId), (second.SessionId, second.OriginalRegistrationId));
        Assert.Equal(3, new[] { first, second, third }.Select(publication => publication.RegistrationId).Distinct().Count());
        Assert.Equal(ErrorCode.InvalidChannel, Assert.Throws<RegistrationException>(() => two.AddPublication("aeron:ipc?mtu=8192", 3)).ErrorCode);
        Assert.Equal(ErrorCode.InvalidChannel, Assert.Throws<RegistrationException>(() => two.AddExclusivePublication($"aeron:ipc?session-id={first.SessionId}", 3)).ErrorCode);
        first.Dispose();
        third.Dispose();
        bench.Advance(TimeSpan.FromSeconds(3));
        two.AddSubscription("aeron:ipc", 3);
        bench.Run();
        Assert.True(second.Offer(new byte[8]) > 0);
    }

    [Fact]
    public void Stream_counters_have_the_keys_and_labels_that_tools_look_for()
    {
        using var bench = new DriverBench();
        var client = bench.Connect(context => context.ClientName("desk"));
        ExclusivePublication publication = client.AddExclusivePublication("aeron:ipc?alias=x", 3);
        Subscription subscription = client.AddSubscription("aeron:ipc?tether=true", 3);
        client.AddCounter(1001, [9, 9], "fills");
        bench.Advance(TimeSpan.FromSeconds(1));
        CounterView[] counters = [.. bench.Counters().Skip(SystemCounterDescriptor.Labels.Length)];
        string stream = $"{publication.SessionId} 3 aeron:ipc";
        Assert.Equal(
            [
                $"11 client-heartbeat: id={client.ClientId} name=desk version=1.53.0 commit=trading", $"12 pub-pos (exclusive): {publication.RegistrationId} {stream}?alias=x",
                $"1 pub-lmt: {publication.RegistrationId} {stream}?alias=x", $"4 sub-pos: {subscription.RegistrationId} {stream}?tether=true @0", "1001 fills",
            ],
            counters.Select(counter => $"{counter.TypeId} {counter.Label}"));
        Assert.Equal(publication.RegistrationId, counters[3].ReferenceId);
        Assert.All(counters, counter => Assert.Equal(client.ClientId, counter.OwnerId));
        Assert.Equal((publication.RegistrationId, 3, 17), Key(client.CountersReader, counters[1].Id));
    }

    [Fact]
    public void Freed_counter_ids_rest_before_they_are_used_again()
    {
        using var bench = new DriverBench();
        var client = bench.Connect();
        Counter first = client.AddCounter(1001, "a");
        int id = first.Id;
        first.Dispose();
        bench.Run();
        Assert.NotEqual(id, client.AddCounter(1001, "b").Id);
        bench.Advance(TimeSpan.FromSeconds(2));
        Counter reused = client.AddCounter(1001, "c");
        Assert.Equal((id, 0L), (reused.Id, reused.Get()));
    }

    [Fact]
    public void A_late_joiner_starts_at_the_slowest_reader_or_where_the_last_one_left()
    {
        using var bench = new DriverBench();
        var client = bench.Connect();
        Publication publication = client.AddPublication("aeron:ipc", 3);
        Subscription early = client.AddSubscription("aeron:ipc", 3);
        bench.Run();
        for (int i = 0; i < 10; i++) Assert.True(publication.Offer(new byte[32]) > 0);
        var collector = new Collector([]);
        early.Poll(ref collector, 4);
        bench.Run();
        Subscription late = client.AddSubscription("aeron:ipc", 3);
        bench.Run();
        Assert.Equal(256, late.ImageAtIndex(0).JoinPosition);
        early.Poll(ref collector, 2);
        late.Dispose();
        early.Dispose();
        bench.Run();
        Assert.Equal(PublicationBase.NOT_CONNECTED, publication.Offer(new byte[32]));
        Subscription last = client.AddSubscription("aeron:ipc", 3);
        bench.Run();
        Assert.Equal(384, last.ImageAtIndex(0).JoinPosition);
        Assert.Equal(4, last.Poll(ref collector, 10));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 65536)]
    [InlineData(int.MaxValue - 1, 64)]
    public void An_exclusive_publication_begins_where_the_channel_says(int terms, int offset)
    {
        using var bench = new DriverBench();
        var client = bench.Connect();
        int initial = -3;
        ExclusivePublication publication = client.AddExclusivePublication($"aeron:ipc?init-term-id={initial}|term-id={unchecked(initial + terms)}|term-offset={offset}", 3);
        Subscription subscription = client.AddSubscription("aeron:ipc", 3);
        bench.Run();
        Assert.Equal(((long)terms << 16) + offset, publication.Position);
        List<byte[]> received = [];
        var collector = new Collector(received);
        long result;
        do
        {
            result = publication.Offer([1, 2, 3]);
            subscription.Poll(ref collector, 10);
            bench.Run();
        }
        while (result == PublicationBase.ADMIN_ACTION);
        subscription.Poll(ref collector, 10);
        Assert.True(result > 0);
        Assert.Equal([1, 2, 3], Assert.Single(received));
    }

    [Fact]
    public void The_last_position_ends_a_stream_for_good()
    {
        using var bench = new DriverBench();
        var client = bench.Connect();
        ExclusivePublication publication = client.AddExclusivePublication("aeron:ipc?init-term-id=0|term-id=2147483647|term-offset=65408", 3);
        Subscription subscription = client.AddSubscription("aeron:ipc", 3);
        bench.Run();
        Assert.True(publication.Offer(new byte[32]) > 0);
        Assert.Equal(PublicationBase.MAX_POSITION_EXCEEDED, publication.Offer(new byte[64]));
        bench.Run();
        Assert.Equal(PublicationBase.MAX_POSITION_EXCEEDED, publication.Offer(new byte[8]));
        var collector = new Collector([]);
        Assert.Equal(1, subscription.Poll(ref collector, 10));
    }

    [Fact]
    public void A_revoked_publication_ends_at_once_and_a_closed_one_when_it_is_read()
    {
        using var bench = new DriverBench();
        var client = bench.Connect();
        Publication closed = client.AddPublication("aeron:ipc", 3);
        ExclusivePublication revoked = client.AddExclusivePublication("aeron:ipc", 4);
        Subscription reader = client.AddSubscription("aeron:ipc", 3), loser = client.AddSubscription("aeron:ipc", 4);
        bench.Run();
        Assert.True(closed.Offer(new byte[8]) > 0 && revoked.Offer(new byte[8]) > 0);
        closed.Dispose();
        revoked.Revoke();
        bench.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal((1, 0), (reader.ImageCount, loser.ImageCount));
        Assert.Equal(64, reader.ImageAtIndex(0).EndOfStreamPosition);
        var collector = new Collector([]);
        Assert.Equal(1, reader.Poll(ref collector, 10));
        Assert.True(reader.ImageAtIndex(0).IsEndOfStream);
        bench.Advance(TimeSpan.FromSeconds(3));
        Assert.True(reader.HasNoImages);
        Assert.Equal(1, bench.SystemCounter(SystemCounterDescriptor.PublicationsRevoked));
        Assert.Empty(Directory.GetFiles(bench.Directory, "*.logbuffer", SearchOption.AllDirectories));
    }

    [Fact]
    public void Controlled_polls_give_back_stop_and_commit_and_blocks_hold_whole_frames()
    {
        using var bench = new DriverBench();
        var client = bench.Connect();
        ExclusivePublication publication = client.AddExclusivePublication("aeron:ipc", 3);
        Subscription subscription = client.AddSubscription("aeron:ipc", 3);
        bench.Run();
        for (byte i = 0; i < 6; i++) Assert.True(publication.Offer([i]) > 0);
        Image image = subscription.ImageAtIndex(0);
        List<int> seen = [];
        var answers = new Queue<ControlledFragmentHandlerAction>([ControlledFragmentHandlerAction.Continue, ControlledFragmentHandlerAction.Abort, ControlledFragmentHandlerAction.Break, ControlledFragmentHandlerAction.Commit, ControlledFragmentHandlerAction.Continue]);
        int Poll() => subscription.ControlledPoll((Trading.Aeron.Memory.UnsafeBuffer buffer, int offset, int _, in Header _) =>
        {
            seen.Add(buffer.GetByte(offset));
            return answers.Dequeue();
        }, 2);
        Assert.Equal((1, 64L), (Poll(), image.Position));
        Assert.Equal((1, 128L), (Poll(), image.Position));
        Assert.Equal((2, 256L), (Poll(), image.Position));
        Assert.Equal([0, 1, 1, 2, 3], seen);
        int bytes = image.BlockPoll((_, offset, length, session, _) => seen.Add(offset + length + (session == publication.SessionId ? 0 : 1)), 100);
        Assert.Equal((64, 320, 320L), (bytes, seen[^1], image.Position));
    }

    private static (long, int, int) Key(CountersReader counters, int id) => (counters.GetKey(id).GetLong(0), counters.GetKey(id).GetInt(12), counters.GetKey(id).GetInt(16));
}
