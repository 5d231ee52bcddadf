// Who hears what a replay of recorded bytes did to the books.
using Trading.Core.MarketData;

namespace Trading.Core.Books;

/// <summary>A struct, so that calls are direct.</summary>
public interface IBookListener
{
    /// <summary>One message was decoded and, if that went well, applied.</summary>
    void OnMessage(DecodeStatus decoded, in MarketUpdate update, BookStatus applied, in BookChange change);
}
