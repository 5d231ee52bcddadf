// A small aligned table for people; programs use --json.
using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Trading.Cli;

/// <summary>Collects rows and prints them with columns aligned: text to the left, columns of numbers only to the right.</summary>
public sealed class ConsoleTable(params string[] headers)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row; it has as many cells as the table has headers.</summary>
    public ConsoleTable Row(params string[] cells)
    {
        if (cells.Length != headers.Length) throw new ArgumentException($"{cells.Length} cells for {headers.Length} columns", nameof(cells));
        _rows.Add(cells);
        return this;
    }

    public void Write(TextWriter target)
    {
        target.WriteLine(Line(headers));
        foreach (string[] row in _rows) target.WriteLine(Line(row));
    }

    private string Line(string[] cells)
    {
        var line = new StringBuilder();
        for (int c = 0; c < cells.Length; c++)
        {
            int width = Width(c);
            line.Append(IsNumeric(c) ? cells[c].PadLeft(width) : cells[c].PadRight(width)).Append("  ");
        }
        return line.ToString().TrimEnd();
    }

    private int Width(int column)
    {
        int width = headers[column].Length;
        foreach (string[] row in _rows) width = Math.Max(width, row[column].Length);
        return width;
    }

    private bool IsNumeric(int column) => _rows.Count > 0 && _rows.TrueForAll(row => IsNumber(row[column]));

    private static bool IsNumber(string cell) =>
        cell.Length > 0 && (char.IsAsciiDigit(cell[0]) || (cell[0] is '-' or '+' && cell.Length > 1 && char.IsAsciiDigit(cell[1])));
}
