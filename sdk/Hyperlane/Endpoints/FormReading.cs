using Hyperlane.Endpoints.Forms;
using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>Reads a body as a form.</summary>
public static class FormReading
{
    /// <summary>
    /// Reads a body as a form: multipart/form-data (RFC 7578) or application/x-www-form-urlencoded. The second call gets the same form.
    /// </summary>
    /// <remarks>
    /// Fields are held in memory, up to <see cref="HttpLimits.MaxFormFieldBytes"/>; of files the first 64 KiB, the rest
    /// is in a temporary file, which is gone when the request is answered. How large all may be together is said in
    /// one place: <see cref="HttpLimits.MaxBodyBytes"/>.
    /// </remarks>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ProblemException">415 when the media type is neither of the two; 400 when the form is malformed or ends early; 413
    /// when it is past a limit. The errors name the field where there is one.</exception>
    public static async ValueTask<Form> ReadFormAsync(this HttpRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var items = request.Context.Items;
        if (items.TryGetValue(typeof(Form), out var known))
        {
            return (Form)known!;
        }

        var form = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        items[typeof(Form)] = form;
        return form;
    }

    private static async ValueTask<Form> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var limits = request.Context.ServerServices.Limits;
        var form = new FormBuilder(limits);
        var type = request.ContentType;
        MediaTypes.ThrowUnlessUtf8(type);
        if (FormMediaType.IsUrlEncoded(type))
        {
            await new UrlEncodedReader(request.Body, form, limits.MaxFormFieldBytes).ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        else if (FormMediaType.IsMultipart(type))
        {
            var parser = new MultipartParser(FormMediaType.BoundaryOf(type!), limits.MaxFormPartHeaderBytes);
            var spool = new FormSpool();
            request.Context.Own(spool);
            await new MultipartReader(request.Body, parser, form, spool).ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            throw FormProblems.NotAForm(type);
        }

        return new Form(form.Fields, [.. form.Files.Select(file => new UploadedFile(file.Head, file.Content))]);
    }
}
