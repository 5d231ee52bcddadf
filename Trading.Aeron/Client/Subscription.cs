// A subscription: the images of all publications of one channel and stream.
using System;
using System.Collections.Generic;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.LogBuffer;

namespace Trading.Aeron.Client;

/// <summary>Called when a subscription gains or loses an image, by the thread that serves the client's conductor.</summary>
public delegate void AvailableImageHandler(Image image);

/// <inheritdoc cref="AvailableImageHandler"/>
public delegate void UnavailableImageHandler(Image image);

/// <summary>Polled by one thread. Images come and go beside it in a copied array, so that polling takes no lock.</summary>
[HotPath]
public sealed class Subscription : IDisposable
{
    private readonly ClientConductor _conductor;
    private volatile Image[] _images = [];
    private volatile bool _isClosed;
    private int _roundRobin;

    internal Subscription(ClientConductor conductor, long registrationId, string channel, int streamId, AvailableImageHandler? onAvailable, UnavailableImageHandler? onUnavailable)
    {
        _conductor = conductor;
        RegistrationId = registrationId;
        Channel = channel;
        StreamId = streamId;
        OnAvailable = onAvailable;
        OnUnavailable = onUnavailable;
    }

    public long RegistrationId { get; }
    public string Channel { get; }
    public int StreamId { get; }
    public bool IsClosed => _isClosed;
    public int ImageCount => _images.Length;
    public bool HasNoImages => _images.Length == 0;
    public bool IsConnected => ConnectedImages() > 0;

    internal AvailableImageHandler? OnAvailable { get; }
    internal UnavailableImageHandler? OnUnavailable { get; }

    /// <summary>Hands out up to this many fragments of all images, beginning with another image at each call.</summary>
    public int Poll<THandler>(ref THandler handler, int fragmentLimit)
        where THandler : struct, IFragmentHandler
    {
        Image[] images = _images;
        int start = NextStart(images.Length), fragments = 0;
        for (int i = start; i < images.Length && fragments < fragmentLimit; i++) fragments += images[i].Poll(ref handler, fragmentLimit - fragments);
        for (int i = 0; i < start && fragments < fragmentLimit; i++) fragments += images[i].Poll(ref handler, fragmentLimit - fragments);
        return fragments;
    }

    /// <summary>The same where the handler steers; see <see cref="Image.ControlledPoll{THandler}"/>.</summary>
    public int ControlledPoll<THandler>(ref THandler handler, int fragmentLimit)
        where THandler : struct, IControlledFragmentHandler
    {
        Image[] images = _images;
        int start = NextStart(images.Length), fragments = 0;
        for (int i = start; i < images.Length && fragments < fragmentLimit; i++) fragments += images[i].ControlledPoll(ref handler, fragmentLimit - fragments);
        for (int i = 0; i < start && fragments < fragmentLimit; i++) fragments += images[i].ControlledPoll(ref handler, fragmentLimit - fragments);
        return fragments;
    }

    /// <summary>One run of frames of every image; returns the bytes.</summary>
    public long BlockPoll<THandler>(ref THandler handler, int blockLengthLimit)
        where THandler : struct, IBlockHandler
    {
        long bytes = 0;
        foreach (Image image in _images) bytes += image.BlockPoll(ref handler, blockLengthLimit);
        return bytes;
    }

    /// <summary>The delegate form; an exception goes to the client's error handler.</summary>
    [ColdPath]
    public int Poll(FragmentHandler handler, int fragmentLimit)
    {
        Image[] images = _images;
        int start = NextStart(images.Length), fragments = 0;
        for (int i = 0; i < images.Length && fragments < fragmentLimit; i++) fragments += images[(start + i) % images.Length].Poll(handler, fragmentLimit - fragments);
        return fragments;
    }

    /// <summary>The delegate form; an exception goes to the client's error handler.</summary>
    [ColdPath]
    public int ControlledPoll(ControlledFragmentHandler handler, int fragmentLimit)
    {
        Image[] images = _images;
        int start = NextStart(images.Length), fragments = 0;
        for (int i = 0; i < images.Length && fragments < fragmentLimit; i++) fragments += images[(start + i) % images.Length].ControlledPoll(handler, fragmentLimit - fragments);
        return fragments;
    }

    public Image ImageAtIndex(int index) => _images[index];

    /// <summary>The image of a session, or null. After a restart of a publisher its old image may still be there: choose by session, never by index.</summary>
    [ColdPath]
    public Image? ImageBySessionId(int sessionId) => Array.Find(_images, image => image.SessionId == sessionId);

    /// <summary>The images of this moment.</summary>
    [ColdPath]
    public IReadOnlyList<Image> Images() => _images;

    [ColdPath]
    public void Dispose() => _conductor.RemoveSubscription(this);

    [ColdPath]
    internal void AddImage(Image image) => _images = [.. _images, image];

    [ColdPath]
    internal Image? RemoveImage(long correlationId)
    {
        Image? image = Array.Find(_images, candidate => candidate.CorrelationId == correlationId);
        if (image is null) return null;
        image.Close();
        _images = Array.FindAll(_images, candidate => candidate != image);
        return image;
    }

    /// <summary>Closes; returns the images that were there.</summary>
    [ColdPath]
    internal Image[] MarkClosed()
    {
        _isClosed = true;
        Image[] images = _images;
        foreach (Image image in images) image.Close();
        _images = [];
        return images;
    }

    private int ConnectedImages()
    {
        int connected = 0;
        foreach (Image image in _images)
        {
            if (!image.IsClosed) connected++;
        }
        return connected;
    }

    private int NextStart(int count)
    {
        int start = _roundRobin++;
        if (start < count) return start;
        _roundRobin = 1;
        return 0;
    }
}
