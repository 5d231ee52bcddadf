// A book side by depth, read in place.
using Trading.Core.Diagnostics;

namespace Trading.Core.Books;

/// <summary>The levels of one side from the best (0) outwards, without copying. Valid until the next applied update.</summary>
/// <remarks>Remembers where it stands: reading depth after depth costs O(1) each, going back starts from the best again.</remarks>
[HotPath]
public ref struct DepthView
{
    private readonly OrderBooks books;
    private readonly int book;
    private OrderBooks.SideCursor cursor;
    private BookLevel current;
    private int next;

    internal DepthView(OrderBooks books, int book)
    {
        this.books = books;
        this.book = book;
        Count = books.StartOf(book, out cursor);
    }

    /// <summary>How many levels the side has.</summary>
    public int Count { get; }

    /// <summary>The level at a depth; an empty one at <see cref="Count"/> and beyond.</summary>
    public BookLevel this[int depth]
    {
        get
        {
            if ((uint)depth >= (uint)Count) return default;
            if (depth < next - 1) Rewind();
            while (next <= depth)
            {
                books.Step(book, ref cursor, out current);
                next++;
            }
            return current;
        }
    }

    private void Rewind()
    {
        books.StartOf(book, out cursor);
        next = 0;
    }
}
