// Inputs that once were, or could be, trouble: each is kept, and its name says what must become of it.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trading.Cli;
using Trading.Core.Diagnostics;
using Trading.Core.MarketData;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.Integration.Feeds;

public sealed class CorpusTests
{
    // refused: no tape; damaged: used up to where the file breaks; impaired: packets of it were lost; clean: the tape itself shows what is wrong with it.
    [Fact]
    public void Every_kept_input_becomes_what_its_name_says()
    {
        string[] files = Directory.GetFiles(Path.Combine(SharedData.RepositoryRoot, "Trading.Tests", "Corpus"));
        var wrong = new List<string>();
        foreach (string file in files)
        {
            string became = Outcome(file);
            if (Path.GetExtension(file) != "." + became) wrong.Add($"{Path.GetFileName(file)} became {became}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(files.Length >= 30 && files.All(f => new FileInfo(f).Length < 4096));
    }

    private static string Outcome(string file)
    {
        try
        {
            using TapeFile tape = TapeFile.Open(file, silent: true, default);
            Walk(tape);
            return tape.Origin.Damage is not null ? "damaged" : tape.Origin.IsImpaired ? "impaired" : "clean";
        }
        catch (RefusalException)
        {
            return "refused";
        }
    }

    private static void Walk(TapeFile tape)
    {
        var decoder = new ItchDecoder(InstrumentDirectory.TrackAll(4));
        var framer = new TapeFramer(tape.Window(0, (int)tape.Length));
        int frames = 0;
        for (FrameStatus frame; (frame = framer.Next(out ReadOnlySpan<byte> message)) != FrameStatus.End; frames++)
            if (frame == FrameStatus.Message) decoder.Decode(message, out _);
        Assert.InRange(frames, 1, tape.Length);
    }
}
