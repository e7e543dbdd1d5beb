using Hyperlane.Values;

namespace Hyperlane.Http;

/// <summary>
/// Stands in the log for an exception whose message would break its line: many messages quote what a client wrote, as that of
/// <c>int.Parse</c> does. Any other exception is logged as it is.
/// </summary>
internal sealed class LoggedException : Exception
{
    private readonly string _text;

    private LoggedException(Exception error, string text)
        : base(Escape(error.Message), error) => _text = text;

    /// <summary>The exception itself, or what stands for it.</summary>
    public static Exception Of(Exception error)
    {
        List<string> messages = [];
        Collect(error, messages);
        if (messages.Count == 0)
        {
            return error;
        }

        var text = error.ToString();
        foreach (var message in messages)
        {
            text = text.Replace(message, Escape(message), StringComparison.Ordinal);
        }

        return new LoggedException(error, text);
    }

    /// <inheritdoc />
    public override string ToString() => _text;

    private static void Collect(Exception error, List<string> messages)
    {
        if (Escape(error.Message) != error.Message)
        {
            messages.Add(error.Message);
        }

        IEnumerable<Exception> causes = error is AggregateException many
            ? many.InnerExceptions
            : error.InnerException is { } one ? [one] : [];
        foreach (var cause in causes)
        {
            Collect(cause, messages);
        }
    }

    private static string Escape(string message) => ClientText.Shorten(message, int.MaxValue);
}
