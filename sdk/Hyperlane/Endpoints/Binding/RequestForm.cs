using System.ComponentModel;
using Hyperlane.Http;

namespace Hyperlane.Endpoints.Binding;

/// <summary>Reads the form that parameters come from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RequestForm
{
    /// <summary>Reads a body as a form, and adds what is wrong with it to what is wrong with the other parameters.</summary>
    /// <returns>The form, empty if it is malformed, and what is wrong.</returns>
    /// <exception cref="ProblemException">413 or 415: nothing can be said about the form itself.</exception>
    public static async ValueTask<(Form Form, BindingErrors? Errors)> ReadAsync(HttpContext context, BindingErrors? errors)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            return (await context.Request.ReadFormAsync().ConfigureAwait(false), errors);
        }
        catch (ProblemException error) when (error.Problem.Status == 400)
        {
            BindingErrors.AddForm(ref errors, error.Problem);
            return (new Form([], []), errors);
        }
    }
}
