namespace Hyperlane;

/// <summary>
/// The app cannot start for a reason that its operator can remove. The message is the whole story, so no stack trace is shown.
/// </summary>
/// <remarks>
/// Throw it from whatever has to be there before the app answers: the program prints the message on the error stream and ends
/// with exit code 1, be it thrown in <see cref="HyperlaneApp.RunAsync"/> or before, while Program.cs puts the app together;
/// neither needs a try. The same becomes of what files, databases, sockets and settings throw before the app has started
/// (<see cref="System.IO.IOException"/>, <see cref="UnauthorizedAccessException"/>, <see cref="System.Data.Common.DbException"/>,
/// a setting that is not of its type), in the words of their messages; anything else is a defect, and shows its stack.
/// A <c>TestApp</c> lets all of them through to the test.
/// </remarks>
/// <example>
/// <code>
/// throw new StartupException($"The database {path} cannot be opened: {error.Message}", error);
/// </code>
/// </example>
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
