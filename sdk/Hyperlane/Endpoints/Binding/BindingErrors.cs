using System.ComponentModel;
using Hyperlane.Http;
using Hyperlane.Json;
using Hyperlane.Values;

namespace Hyperlane.Endpoints.Binding;

/// <summary>
/// Everything that is wrong with the parameters of one request, so that the client is told all of it at once. Made when there is a first
/// mistake.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BindingErrors
{
    private readonly Dictionary<string, List<string>> _messages = [];
    private readonly List<string> _log = [];
    private readonly List<(BindingSource Source, string Name)> _told = [];
    private bool _isFormMalformed;

    /// <summary>How many errors there are.</summary>
    internal int Count => _told.Count;

    /// <summary>Adds what is wrong with a parameter.</summary>
    /// <param name="errors">The errors so far; null when this is the first.</param>
    /// <param name="source">Where the parameter comes from.</param>
    /// <param name="name">The name that the client knows it by.</param>
    /// <param name="message">What is wrong, as a sentence.</param>
    public static void Add(ref BindingErrors? errors, BindingSource source, string name, string message)
    {
        errors ??= new BindingErrors();
        if (errors._isFormMalformed && source == BindingSource.Form)
        {
            // That a field is missing says nothing where the form could not be read.
            return;
        }

        if (!errors._messages.TryGetValue(name, out var messages))
        {
            errors._messages[name] = messages = [];
        }

        messages.Add(message);
        errors._log.Add($"{source.ToText()} {name}: {message}");
        errors._told.Add((source, name));
    }

    /// <summary>Adds that a form cannot be read.</summary>
    internal static void AddForm(ref BindingErrors? errors, ProblemDetails problem)
    {
        if (problem.Errors.Count == 0)
        {
            Add(ref errors, BindingSource.Form, "form", problem.Detail!);
        }

        foreach (var (field, messages) in problem.Errors)
        {
            Add(ref errors, BindingSource.Form, field, string.Join(" ", messages));
        }

        errors!._isFormMalformed = true;
    }

    /// <summary>Ends the request with 400 if anything is wrong.</summary>
    /// <exception cref="ProblemException">Something is.</exception>
    public static void ThrowIfAny(BindingErrors? errors)
    {
        if (errors is not null)
        {
            throw errors.ToException();
        }
    }

    /// <summary>Whether one of the first errors is about this value of a source, or about one that it lies in.</summary>
    internal bool IsTold(BindingSource source, string path, int first)
        => _told.Take(first).Any(told => IsOf(told.Source, source) && JsonPath.IsWithin(path, told.Name));

    /// <summary>Whether one of the first errors is about this value of a source, or about one that lies in it.</summary>
    internal bool IsAnyToldWithin(BindingSource source, string path, int first)
        => _told.Take(first).Any(told => IsOf(told.Source, source) && JsonPath.IsWithin(told.Name, path));

    /// <summary>A record may come from several places at once.</summary>
    private static bool IsOf(BindingSource told, BindingSource source) => told == source || source == BindingSource.Request;

    /// <summary>Text of a client in quotation marks: shortened, and on one line.</summary>
    internal static string Quote(string text) => $"'{ClientText.Shorten(text)}'";

    private ProblemException ToException()
    {
        var error = ProblemException.Validation(_messages.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()));
        error.Problem.LogText = string.Join(" ", _log);
        return error;
    }
}
