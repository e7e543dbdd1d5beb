using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Hyperlane;

/// <summary>
/// Says in one line why a program does not start, wherever in its Program.cs that came out: without this, what is thrown before
/// <c>RunAsync</c> would end the process by a signal, with a stack trace that tells a user nothing.
/// </summary>
internal static partial class StartFailures
{
    private static int _isWatching;
    private static volatile bool _isStarting;

    /// <summary>From now on until the app has started, what nobody catches is looked at.</summary>
    public static void Watch()
    {
        _isStarting = true;
        if (Interlocked.Exchange(ref _isWatching, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += static (_, thrown) => EndProgram(thrown.ExceptionObject as Exception);
        }
    }

    /// <summary>The app has started: what fails from now on is a defect, and shows its stack.</summary>
    public static void OnStarted() => _isStarting = false;

    /// <summary>What to say of an exception, on one line.</summary>
    /// <returns>Null if it is no failure to start, but a defect of the program.</returns>
    public static string? Explain(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is StartupException)
            {
                return cause.Message;
            }
        }

        return _isStarting ? ExplainCause(error) : null;
    }

    /// <summary>What to say of a setting that is not of its type.</summary>
    /// <returns>Null if an exception says nothing of that kind.</returns>
    public static string? ExplainSetting(InvalidOperationException error)
    {
        if (WrongType().Match(error.Message) is { Success: true } wrong)
        {
            var value = wrong.Groups["value"].Success ? $"is '{wrong.Groups["value"]}', which" : "has a value that";
            return $"The setting {wrong.Groups["path"]} {value} is not {NameOf(wrong.Groups["type"].Value)}.";
        }

        return error.Message.StartsWith("Configuration value '", StringComparison.Ordinal)
            ? $"A setting of the section Logging is wrong: {error.Message}"
            : null;
    }

    private static string? ExplainCause(Exception error) => error switch
    {
        InvalidOperationException wrong when ExplainSetting(wrong) is { } text => text,
        // Sockets and databases have their exceptions from ExternalException.
        InvalidDataException or IOException or UnauthorizedAccessException or ExternalException or TimeoutException
            or PlatformNotSupportedException or OptionsValidationException
            => $"The app cannot start: {OneLine(error)}",
        TypeInitializationException or AggregateException { InnerExceptions.Count: 1 } when error.InnerException is { } inner =>
            ExplainCause(inner),
        _ => null,
    };

    /// <summary>The message, with what lies behind it: a file of settings that cannot be read says why only there.</summary>
    private static string OneLine(Exception error)
    {
        var cause = error.GetBaseException();
        var isSaid = cause == error || error.Message.Contains(cause.Message, StringComparison.Ordinal);
        var text = isSaid ? error.Message : $"{error.Message} {cause.Message}";
        return string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static string NameOf(string type) => type switch
    {
        "System.Int32" or "System.Int64" => "a whole number",
        "System.Double" or "System.Decimal" or "System.Single" => "a number",
        "System.Boolean" => "true or false",
        "System.TimeSpan" => "a time such as 00:00:30",
        _ => $"one of the values of {type[(type.LastIndexOf('.') + 1)..]}",
    };

    private static void EndProgram(Exception? error)
    {
        if (error is not null && Explain(error) is { } reason)
        {
            Console.Error.WriteLine(reason);
            Environment.Exit(1);
        }
    }

    [GeneratedRegex(
        "^Failed to convert configuration value (?:'(?<value>.*)' )?at '(?<path>[^']*)' to type '(?<type>[^']*)'",
        RegexOptions.Singleline)]
    private static partial Regex WrongType();
}
