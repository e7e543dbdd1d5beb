using System.Text;

namespace Hyperlane.Generator.Tests.Grid;

/// <summary>Makes the requests that bring a value to a cell.</summary>
internal static class GridRequest
{
    /// <summary>A request with texts where the cell looks for them.</summary>
    public static HttpRequestMessage WithTexts(GridCell cell, IReadOnlyList<string> texts)
    {
        var path = cell.Place == GridPlace.Path ? cell.Path.Replace("{value}", Uri.EscapeDataString(texts[0]), StringComparison.Ordinal) : cell.Path;
        if (cell.Place is GridPlace.Query or GridPlace.Record or GridPlace.Class)
        {
            path += "?" + string.Join('&', texts.Select(text => $"value={Uri.EscapeDataString(text)}"));
        }

        var request = new HttpRequestMessage(cell.Place == GridPlace.Form ? HttpMethod.Post : HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (cell.Place == GridPlace.Form)
        {
            request.Content = new FormUrlEncodedContent(texts.Select(text => KeyValuePair.Create("value", text)));
        }

        if (texts.Count > 0 && cell.Place is GridPlace.Header or GridPlace.Cookie)
        {
            var (name, value) = cell.Place == GridPlace.Header ? ("X-Value", string.Join(", ", texts)) : ("Cookie", $"value={texts[0]}");
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    /// <summary>A request with members that have names of their own: <c>a=5&amp;b=abc</c>.</summary>
    public static HttpRequestMessage WithMembers(GridCell cell, string members)
    {
        var isForm = cell.Place == GridPlace.Form;
        var path = isForm || cell.Place is GridPlace.Header or GridPlace.Cookie ? cell.Path : $"{cell.Path}?{members}";
        var request = new HttpRequestMessage(isForm ? HttpMethod.Post : HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (isForm)
        {
            request.Content = new StringContent(members, Encoding.UTF8, "application/x-www-form-urlencoded");
        }
        else if (cell.Place == GridPlace.Cookie)
        {
            request.Headers.Add("Cookie", members.Replace("&", "; ", StringComparison.Ordinal));
        }
        else if (cell.Place == GridPlace.Header)
        {
            foreach (var member in members.Split('&'))
            {
                request.Headers.Add(member.Split('=')[0], member.Split('=')[1]);
            }
        }

        return request;
    }

    /// <summary>A request with a JSON body.</summary>
    public static HttpRequestMessage WithBody(GridCell cell, string json) => new(HttpMethod.Post, new Uri(cell.Path, UriKind.Relative))
    {
        Content = new StringContent(json, Encoding.UTF8, "application/json"),
    };
}
