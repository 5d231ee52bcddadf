// Reads JSON text token by token without allocating and without exceptions, so that a feed's bad bytes are a status.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.MarketData.Json;

/// <summary>A strict pull scanner (RFC 8259) over one value. The BCL's reader throws on bad text, which hot code must not.</summary>
/// <remarks>Strings are given raw: escapes are checked but not resolved, and bytes above 127 are taken as they stand. O(length), one pass, no look-ahead.</remarks>
[HotPath]
public ref struct JsonScanner
{
    /// <summary>Deepest nesting.</summary>
    public const int DepthMax = 64;

    private enum Expect : byte
    {
        Value,
        ValueOrArrayEnd,
        NameOrObjectEnd,
        Name,
        CommaOrEnd,
        Nothing,
    }

    private readonly ReadOnlySpan<byte> text;
    private int at;
    private int depth;
    private ulong objects; // a bit a nesting level, lowest = innermost: 1 for an object
    private Expect expect;
    private bool failed;

    public JsonScanner(ReadOnlySpan<byte> text) => this.text = text;

    /// <summary>The last name, string (without quotes) or number; empty for other tokens.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Offset of the first byte not yet read.</summary>
    public readonly int Position => at;

    public JsonToken Next()
    {
        Value = default;
        SkipSpaces();
        if (expect == Expect.CommaOrEnd && at < text.Length && text[at] == (byte)',')
        {
            at++;
            expect = IsInObject ? Expect.Name : Expect.Value;
            SkipSpaces();
        }
        if (at == text.Length) return expect == Expect.Nothing && !failed ? JsonToken.End : Fail();
        return text[at] switch
        {
            (byte)'"' => String(),
            (byte)'{' => Open(isObject: true),
            (byte)'[' => Open(isObject: false),
            (byte)'}' => Close(isObject: true),
            (byte)']' => Close(isObject: false),
            (byte)'t' => Word("true"u8, JsonToken.True),
            (byte)'f' => Word("false"u8, JsonToken.False),
            (byte)'n' => Word("null"u8, JsonToken.Null),
            _ => Number(),
        };
    }

    /// <summary>Passes over the value whose first token has just been read; false when the text is broken in it.</summary>
    public bool TrySkipRest(JsonToken first)
    {
        if (first is not (JsonToken.ObjectStart or JsonToken.ArrayStart)) return first is not (JsonToken.Error or JsonToken.End);
        int outside = depth - 1;
        while (depth > outside)
        {
            if (Next() == JsonToken.Error) return false;
        }
        return true;
    }

    private readonly bool IsInObject => (objects & 1) != 0;

    private readonly bool WantsValue => expect is Expect.Value or Expect.ValueOrArrayEnd;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipSpaces()
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
    }

    private JsonToken Fail()
    {
        expect = Expect.Nothing;
        depth = 0;
        at = text.Length;
        failed = true;
        return JsonToken.Error;
    }

    private JsonToken Open(bool isObject)
    {
        if (!WantsValue || depth == DepthMax) return Fail();
        at++;
        depth++;
        objects = (objects << 1) | (isObject ? 1UL : 0UL);
        expect = isObject ? Expect.NameOrObjectEnd : Expect.ValueOrArrayEnd;
        return isObject ? JsonToken.ObjectStart : JsonToken.ArrayStart;
    }

    private JsonToken Close(bool isObject)
    {
        bool fits = expect == Expect.CommaOrEnd || expect == (isObject ? Expect.NameOrObjectEnd : Expect.ValueOrArrayEnd);
        if (!fits || depth == 0 || IsInObject != isObject) return Fail();
        at++;
        depth--;
        objects >>= 1;
        ValueDone();
        return isObject ? JsonToken.ObjectEnd : JsonToken.ArrayEnd;
    }

    private void ValueDone() => expect = depth == 0 ? Expect.Nothing : Expect.CommaOrEnd;

    private JsonToken String()
    {
        bool isName = expect is Expect.Name or Expect.NameOrObjectEnd;
        if (!isName && !WantsValue || !TryString()) return Fail();
        if (!isName)
        {
            ValueDone();
            return JsonToken.String;
        }
        SkipSpaces();
        if (at == text.Length || text[at] != (byte)':') return Fail();
        at++;
        expect = Expect.Value;
        return JsonToken.Name;
    }

    private bool TryString()
    {
        int start = ++at;
        for (; at < text.Length; at++)
        {
            byte c = text[at];
            if (c == (byte)'"')
            {
                Value = text[start..at++];
                return true;
            }
            if (c < 0x20 || c == (byte)'\\' && !TryEscape()) return false;
        }
        return false;
    }

    // Leaves the position on the last byte of the escape.
    private bool TryEscape()
    {
        if (++at >= text.Length) return false;
        if (text[at] != (byte)'u') return "\"\\/bfnrt"u8.IndexOf(text[at]) >= 0;
        for (int digits = 0; digits < 4; digits++)
        {
            if (++at >= text.Length || !IsHex(text[at])) return false;
        }
        return true;
    }

    private static bool IsHex(byte c) => c is >= (byte)'0' and <= (byte)'9' or >= (byte)'a' and <= (byte)'f' or >= (byte)'A' and <= (byte)'F';

    private JsonToken Word(ReadOnlySpan<byte> word, JsonToken token)
    {
        if (!WantsValue || !text[at..].StartsWith(word)) return Fail();
        at += word.Length;
        ValueDone();
        return token;
    }

    private JsonToken Number()
    {
        int start = at;
        if (!WantsValue) return Fail();
        if (text[at] == (byte)'-') at++;
        int whole = Digits();
        if (whole == 0 || whole > 1 && text[at - whole] == (byte)'0') return Fail();
        if (at < text.Length && text[at] == (byte)'.')
        {
            at++;
            if (Digits() == 0) return Fail();
        }
        if (at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            if (at < text.Length && text[at] is (byte)'+' or (byte)'-') at++;
            if (Digits() == 0) return Fail();
        }
        Value = text[start..at];
        ValueDone();
        return JsonToken.Number;
    }

    private int Digits()
    {
        int start = at;
        while (at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9') at++;
        return at - start;
    }
}
