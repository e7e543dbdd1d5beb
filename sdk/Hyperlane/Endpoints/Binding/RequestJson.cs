using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Hyperlane.Http;
using Hyperlane.Json;

namespace Hyperlane.Endpoints.Binding;

/// <summary>Reads the JSON body of a request, and adds what is wrong with it to what is wrong with the other parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RequestJson
{
    private static readonly Dictionary<string, string[]> Nothing = [];

    /// <summary>Makes an enum known that bodies have, so that native code, too, reads it in any case.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    public static void AddEnum<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum
        => JsonEnums.Add<T>();

    /// <summary>
    /// Keeps what there is to know of a struct that bodies have, so that native code, too, asks for the parameters of its constructor.
    /// </summary>
    /// <typeparam name="T">The struct.</typeparam>
    public static void AddStruct<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors
        | DynamicallyAccessedMemberTypes.PublicProperties)] T>()
        where T : struct
        => JsonStructs.Keep<T>();

    /// <summary>Reads a body that must be there.</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="errors">What is wrong so far.</param>
    /// <returns>The body, or a default and one or more errors.</returns>
    /// <exception cref="ProblemException">413 or 415: nothing can be said about the body itself.</exception>
    public static ValueTask<(T Body, BindingErrors? Errors)> RequiredAsync<T>(HttpContext context, BindingErrors? errors)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ReadAsync<T>(context, takesNull: false, errors);
    }

    /// <summary>Reads a body, or a default if the request has none, or <c>null</c>.</summary>
    /// <inheritdoc cref="RequiredAsync"/>
    public static ValueTask<(T? Body, BindingErrors? Errors)> OptionalAsync<T>(HttpContext context, BindingErrors? errors)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.ContentLength == 0
            ? ValueTask.FromResult<(T?, BindingErrors?)>((default, errors))
            : ReadAsync<T?>(context, takesNull: true, errors);
    }

    private static async ValueTask<(T Body, BindingErrors? Errors)> ReadAsync<T>(HttpContext context, bool takesNull, BindingErrors? errors)
    {
        // No token: the read itself fails when the client leaves, and to watch for that costs more than to read.
        var (body, wrong) = await context.Request.TryReadJsonAsync<T>(takesNull, CancellationToken.None).ConfigureAwait(false);
        foreach (var (field, messages) in wrong ?? Nothing)
        {
            foreach (var message in messages)
            {
                BindingErrors.Add(ref errors, BindingSource.Body, field, message);
            }
        }

        // Of a body with errors there may be a part, which is validated so that all of it is told; the endpoint never sees it.
        return (body!, errors);
    }
}
