namespace Hyperlane.WebSockets.Connection;

/// <summary>Messages that wait for one member of a room, up to a bound. A caller that finds nobody sending has to send.</summary>
/// <param name="maxMessages">The bound, in messages.</param>
/// <param name="whenFull">What happens beyond it.</param>
internal sealed class MessageQueue(int maxMessages, WhenFull whenFull)
{
    private readonly Lock _gate = new();
    private readonly Queue<PreparedMessage> _messages = new();
    private bool _isSending = true;
    private bool _isClosed;

    /// <summary>The bound, in messages.</summary>
    public int MaxMessages => maxMessages;

    /// <summary>How many messages were dropped.</summary>
    public long Dropped { get; private set; }

    /// <summary>Adds a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="overflows">Whether it came to the bound, where the bound is the end.</param>
    /// <returns>Whether sending is to be begun.</returns>
    public bool Add(PreparedMessage message, out bool overflows)
    {
        lock (_gate)
        {
            overflows = false;
            if (_isClosed)
            {
                return false;
            }

            if (_messages.Count >= maxMessages)
            {
                overflows = whenFull == WhenFull.Disconnect;
                Dropped++;
                if (whenFull != WhenFull.DropOldest)
                {
                    return false;
                }

                _messages.Dequeue();
            }

            _messages.Enqueue(message);
            return TryBegin();
        }
    }

    /// <summary>The queue was held from its beginning, and is no longer.</summary>
    /// <returns>Whether sending is to be begun.</returns>
    public bool Open()
    {
        lock (_gate)
        {
            _isSending = false;
            return _messages.Count > 0 && TryBegin();
        }
    }

    /// <summary>Takes the next message for the sender. Nothing left ends the sending.</summary>
    public PreparedMessage? TryTake()
    {
        lock (_gate)
        {
            if (_messages.TryDequeue(out var message))
            {
                return message;
            }

            _isSending = false;
            return null;
        }
    }

    /// <summary>Takes nothing more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _messages.Clear();
        }
    }

    private bool TryBegin()
    {
        var begins = !_isSending;
        _isSending = true;
        return begins;
    }
}
