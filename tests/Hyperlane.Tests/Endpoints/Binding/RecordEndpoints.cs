using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints.Binding;

/// <summary>Records that stand for several parameters.</summary>
[Route("/records")]
public static class RecordEndpoints
{
    [Post("/search/{shelf}")]
    public static string Find([AsParameters] Search search)
    {
        ArgumentNullException.ThrowIfNull(search);
        return $"{search.Shelf} {search.Text ?? "-"} {search.Trace} {search.Context.Request.Method} {search.Stop.CanBeCanceled} {search.Store is not null} {search.Note.Text} {search.Paging.Page}/{search.Paging.Size} {search.Tenant?.Name ?? "-"} {search.Most}";
    }

    [Post("/form")]
    public static string Form([FromForm] Upload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return $"{upload.Title} {string.Join(',', upload.Ids)} {upload.Agree} {upload.Picture?.FileName ?? "-"} {upload.More.Count}";
    }

    [Get("/header")]
    public static string Header([FromHeader] Client client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return $"{client.UserAgent} {client.Version} {string.Join('+', client.Accept)}";
    }
}
