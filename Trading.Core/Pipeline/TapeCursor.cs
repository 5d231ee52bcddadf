// A place in a tape that moves message by message.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Core.Pipeline;

/// <summary>Walks the frames of a tape of any size and tells each one's time before it is used. Two cursors over one tape do not disturb each other.</summary>
[HotPath]
public struct TapeCursor<TTape>(TTape tape) where TTape : struct, ITape
{
    // A frame's length field cannot announce more.
    private const int LongestFrame = TapeFramer.LengthBytes + ushort.MaxValue;
    private const int TimeOffset = 5;
    private const int TimeEnd = 11;

    /// <summary>So many bad frames in a row are no damage in a tape but no tape: the cursor ends there.</summary>
    public const int BadFramesInARowMax = 1024;

    private const long NanosPerDay = 86_400 * Nanos.PerSecond;

    private int messageLength;
    private int badFramesInARow;

    /// <summary>Offset of the current frame.</summary>
    public long FrameStart { get; private set; }

    /// <summary>Offset of the frame after the current one.</summary>
    public long Position { get; private set; }

    /// <summary>What the current frame is; End when there is none.</summary>
    public FrameStatus Status { get; private set; } = FrameStatus.End;

    /// <summary>Venue time of the current frame; it never runs backwards, whatever the bytes say, so that replay always advances.</summary>
    public Nanos Time { get; private set; }

    /// <summary>Bytes of the current message; empty unless <see cref="Status"/> is Message.</summary>
    public readonly ReadOnlySpan<byte> Message => tape.Window(messageLength == 0 ? FrameStart : FrameStart + TapeFramer.LengthBytes, messageLength);

    /// <summary>The cursor ended before the tape, after <see cref="BadFramesInARowMax"/> bad frames in a row.</summary>
    public readonly bool GaveUp => badFramesInARow == BadFramesInARowMax;

    /// <summary>Moves to the next frame.</summary>
    public void Advance()
    {
        if (GaveUp)
        {
            Status = FrameStatus.End;
            return;
        }
        TapeFramer framer = new(tape.Window(Position, (int)Math.Min(LongestFrame, tape.Length - Position)));
        Status = framer.Next(out ReadOnlySpan<byte> message);
        FrameStart = Position;
        messageLength = message.Length;
        Position += framer.Position;
        // A frame of length zero at the very end is the venue's mark for the end of the session (BinaryFILE), not lost framing.
        if (Status == FrameStatus.ZeroLength && Position == tape.Length) Status = FrameStatus.End;
        badFramesInARow = Status is FrameStatus.Message or FrameStatus.End ? 0 : badFramesInARow + 1;
        if (message.Length >= TimeEnd) NoteTime(message);
    }

    private void NoteTime(ReadOnlySpan<byte> message)
    {
        long time = (long)BinaryPrimitives.ReadUInt16BigEndian(message[TimeOffset..]) << 32 | BinaryPrimitives.ReadUInt32BigEndian(message[(TimeOffset + 2)..]);
        if (time > Time.Value && time < NanosPerDay) Time = new Nanos(time);
    }
}
