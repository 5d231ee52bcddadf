// One JSON object on stdout, for programs that read us.
using System;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Trading.Cli;

/// <summary>Writes JSON the same way in every verb: one object, one line, UTF-8, invariant numbers.</summary>
public static class JsonOutput
{
    // Relaxed escaping keeps paths and symbols readable; the text goes to a pipe, never into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one object to stdout; <paramref name="members"/> writes what is inside its braces.</summary>
    public static void Write(Action<Utf8JsonWriter> members)
    {
        using Stream stdout = Console.OpenStandardOutput();
        Write(stdout, members);
    }

    /// <summary>Writes one object and a line feed to a stream.</summary>
    public static void Write(Stream target, Action<Utf8JsonWriter> members)
    {
        using (var writer = new Utf8JsonWriter(target, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }
        target.WriteByte((byte)'\n');
        target.Flush();
    }
}
