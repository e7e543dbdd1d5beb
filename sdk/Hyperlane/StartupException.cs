namespace Hyperlane;

/// <summary>The app cannot start for a reason that whoever started it can remove. The message is the whole story, so no stack trace is shown.</summary>
public sealed class StartupException : Exception
{
    /// <summary>Refuses to start.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="innerException">What noticed.</param>
    public StartupException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
